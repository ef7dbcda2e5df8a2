package com.arisgourmet.local.outbox;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Gives a parked event up. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description =
                "Gives a parked event up: its row is kept with the reason, and what its aggregate holds back flows.")
final class DiscardCommand extends RelayCommand {
    @Parameters(paramLabel = "SCHEMA", description = "The outbox, like aris_order.")
    private String schema = "";

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why its readers can do without it.")
    private String reason = "";

    @Override
    JsonNode ask(ManagementPort relay) {
        return relay.post("discard", Map.of("schema", schema, "id", id, "reason", reason));
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        out.printf("Event %s of %s is discarded.%n", id, schema);
    }
}
