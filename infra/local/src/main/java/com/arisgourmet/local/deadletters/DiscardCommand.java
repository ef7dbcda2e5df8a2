package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Gives a dead letter up. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = "Gives a dead letter up; what waits for it goes on.")
final class DiscardCommand extends LetterCommand {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why the group can do without it.")
    private String reason = "";

    @Override
    Optional<JsonNode> ask(ManagementPort service) {
        return service.tryPost(
                "deadletters", Map.of("group", group, "id", id, "decision", "discard", "reason", reason));
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        out.printf("Dead letter %s of %s is discarded.%n", id, group);
    }
}
