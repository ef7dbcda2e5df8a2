package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Gives a dead letter to its group once more. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Gives a dead letter to its group once more; if it fails again it is a dead letter again.")
final class RetryCommand extends LetterCommand {

    @Override
    Optional<JsonNode> ask(ManagementPort service) {
        return service.tryPost("deadletters", Map.of("group", group, "id", id, "decision", "retry"));
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        out.printf("Dead letter %s of %s is tried again.%n", id, group);
    }
}
