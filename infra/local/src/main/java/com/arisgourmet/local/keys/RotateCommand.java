package com.arisgourmet.local.keys;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Has each service that signs tokens go over to another key. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description =
                "Publishes the next key of each service that signs tokens. It signs as soon as every verifier knows it;"
                        + " nobody notices. Asking again meanwhile changes nothing.")
final class RotateCommand extends ServicesCommand {
    @Option(
            names = "--compromised",
            description =
                    "Somebody else may hold the keys: all are deleted, no token of theirs is good any more, and new"
                            + " ones sign at once. Staff get new tokens by themselves, guests scan again.")
    private boolean compromised;

    @Override
    protected List<JsonNode> ask(List<ManagementPort> services) {
        Map<String, String> arguments = Map.of("compromised", Boolean.toString(compromised));
        List<JsonNode> rotated = services.stream()
                .map(service -> service.tryPost("keys", arguments))
                .flatMap(Optional::stream)
                .toList();
        if (rotated.isEmpty()) {
            throw new Problem("No service that signs tokens was asked.");
        }
        return rotated;
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        KeyTable.print(answers, out);
    }
}
