package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.console.Table;
import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the streams and who reads them. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        description = "Shows how long the streams are, and how far each consumer group is, slowest first.")
public final class StreamsCommand extends ServicesCommand {
    private static final Table GROUPS = new Table(List.of(
            "group", "owner", "mode", "start", "pending", "lag", "behindMillis", "slowest", "since", "evictedFrom"));

    @Override
    protected List<JsonNode> ask(List<ManagementPort> services) {
        Map<String, JsonNode> destinations = new LinkedHashMap<>();
        services.stream()
                .map(service -> service.find("streams", Map.of()))
                .flatMap(Optional::stream)
                .forEach(answer -> answer.path("destinations")
                        .forEach(each -> destinations.putIfAbsent(
                                each.path("destination").asString(), each)));
        return List.copyOf(destinations.values());
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        if (answers.isEmpty()) {
            out.println("No service reads a stream.");
        }
        for (JsonNode destination : answers) {
            out.printf(
                    "%s: %d entries in %d streams%n",
                    destination.path("destination").asString(),
                    destination.path("length").asLong(),
                    destination.path("streams").asInt());
            List<JsonNode> groups = new ArrayList<>();
            destination.path("groups").forEach(group -> groups.add(withEvictions(group)));
            GROUPS.lines(groups).forEach(out::println);
        }
    }

    private static JsonNode withEvictions(JsonNode group) {
        List<String> streams =
                group.path("evicted").propertyStream().map(Map.Entry::getKey).toList();
        ObjectNode shown = (ObjectNode) group.deepCopy();
        if (!streams.isEmpty()) {
            shown.put("evictedFrom", String.join(" ", streams));
        }
        return shown;
    }
}
