package com.arisgourmet.local.outbox;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Gives a consumer group published events again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Adds published events to side streams of a consumer group; the live streams stay as they are.")
final class ReplayCommand extends RelayCommand {
    @Parameters(paramLabel = "GROUP", description = "The consumer group that asks; it reads replay:{shard}:GROUP.")
    private String group = "";

    @Option(names = "--aggregate", paramLabel = "KIND/ID", description = "Of one aggregate, like order/0190….")
    private @Nullable String aggregate;

    @Option(names = "--type", paramLabel = "TYPE", description = "Of one type, like order.placed.v1.")
    private @Nullable String type;

    @Option(names = "--from", paramLabel = "MOMENT", description = "Published since, like 2026-05-01T18:30:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "Published before.")
    private @Nullable String to;

    @Option(names = "--schema", paramLabel = "NAME", description = "One outbox alone, like aris_order.")
    private @Nullable String schema;

    @Option(names = "--limit", paramLabel = "N", description = "Events at most (10000).")
    private @Nullable String limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where a replay of the same events ended.")
    private @Nullable String cursor;

    @Override
    JsonNode ask(ManagementPort relay) {
        Map<String, String> arguments = new LinkedHashMap<>(Map.of("group", group));
        put(arguments, "aggregate", aggregate);
        put(arguments, "type", type);
        put(arguments, "from", from);
        put(arguments, "to", to);
        put(arguments, "schema", schema);
        put(arguments, "limit", limit);
        put(arguments, "cursor", cursor);
        return relay.post("replay", arguments);
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        out.printf("%d events were added.%n", answer.path("replayed").asLong());
        answer.path("streams")
                .propertyStream()
                .forEach(stream -> out.printf(
                        "  %-40s %8d%n", stream.getKey(), stream.getValue().asLong()));
        if (answer.hasNonNull("full")) {
            out.printf(
                    "%s is full: read it or delete it first.%n",
                    answer.path("full").asString());
        }
        if (answer.hasNonNull("nextCursor")) {
            out.println("There are more: --cursor " + answer.path("nextCursor").asString());
        }
    }
}
