package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Shows a dead letter. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a dead letter, field by field.")
final class ShowCommand extends LetterCommand {

    @Override
    Optional<JsonNode> ask(ManagementPort service) {
        return service.find("deadletters", Map.of("group", group, "id", id));
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        answers.getFirst()
                .path("fields")
                .propertyStream()
                .forEach(field ->
                        out.printf("%s: %s%n", field.getKey(), field.getValue().asString()));
    }
}
