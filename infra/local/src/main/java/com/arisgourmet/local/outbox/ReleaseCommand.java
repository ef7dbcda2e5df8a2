package com.arisgourmet.local.outbox;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a parked event tried again. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Has a parked event tried again; what its aggregate holds back follows it.")
final class ReleaseCommand extends RelayCommand {
    @Parameters(paramLabel = "SCHEMA", description = "The outbox, like aris_order.")
    private String schema = "";

    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id = "";

    @Override
    JsonNode ask(ManagementPort relay) {
        return relay.post("release", Map.of("schema", schema, "id", id));
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        out.printf("Event %s of %s is released.%n", id, schema);
    }
}
