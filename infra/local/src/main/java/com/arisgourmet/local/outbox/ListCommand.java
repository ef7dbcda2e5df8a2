package com.arisgourmet.local.outbox;

import com.arisgourmet.local.console.Table;
import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists parked events, discarded ones or lagging shards. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the events that can't be published (parked), those that were given up, or the shards that lag.")
final class ListCommand extends RelayCommand {
    private static final Table EVENTS =
            new Table(List.of("schema", "id", "shard", "aggregate", "version", "ordinal", "type", "since", "reason"));
    private static final Table SHARDS = new Table(List.of("schema", "shard", "oldestMillis", "unpublished", "owner"));

    @Option(names = "--discarded", description = "The events that were discarded.")
    private boolean discarded;

    @Option(
            names = "--lagging",
            description = "The shards whose oldest unpublished event has waited for over a second.")
    private boolean lagging;

    @Option(names = "--schema", paramLabel = "NAME", description = "One outbox alone, like aris_order.")
    private @Nullable String schema;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Lines at most (${DEFAULT-VALUE}).")
    private String limit = "50";

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the page before ended.")
    private @Nullable String cursor;

    @Override
    JsonNode ask(ManagementPort relay) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("limit", limit));
        if (schema != null) {
            query.put("schema", schema);
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        if (discarded) {
            query.put("discarded", "true");
        }
        return relay.get(lagging ? "lagging" : "parked", query);
    }

    @Override
    void print(JsonNode answer, PrintWriter out) {
        JsonNode items = answer.path("items");
        if (items.isEmpty()) {
            out.println(lagging ? "No shard lags." : discarded ? "No event was discarded." : "No event is parked.");
            return;
        }
        (lagging ? SHARDS : EVENTS).lines(items).forEach(out::println);
        if (answer.hasNonNull("nextCursor")) {
            out.println("There are more: --cursor " + answer.path("nextCursor").asString());
        }
    }
}
