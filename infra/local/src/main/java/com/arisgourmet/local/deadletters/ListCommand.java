package com.arisgourmet.local.deadletters;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.Table;
import com.arisgourmet.local.management.ManagementPort;
import com.arisgourmet.local.management.ServicesCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists dead letters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the events that a consumer group could not handle.")
final class ListCommand extends ServicesCommand {
    private static final Table LETTERS =
            new Table(List.of("group", "id", "key", "type", "attempts", "since", "keyWaits", "cause"));

    @Option(names = "--group", paramLabel = "GROUP", description = "Of one consumer group alone.")
    private @Nullable String group;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of a service at most (${DEFAULT-VALUE}).")
    private String limit = "50";

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the page before ended; with --group.")
    private @Nullable String cursor;

    @Override
    protected List<JsonNode> ask(List<ManagementPort> services) {
        if (cursor != null && group == null) {
            throw new Problem("A cursor is one of a group: name it with --group.");
        }
        Map<String, String> query = new LinkedHashMap<>(Map.of("limit", limit));
        if (group != null) {
            query.put("group", group);
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return services.stream()
                .map(service -> service.find("deadletters", query))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    protected void print(List<JsonNode> answers, PrintWriter out) {
        List<JsonNode> items = new ArrayList<>();
        answers.forEach(answer -> answer.path("items").forEach(items::add));
        if (items.isEmpty()) {
            out.println("There are no dead letters.");
            return;
        }
        LETTERS.lines(items).forEach(out::println);
        for (JsonNode answer : answers) {
            if (answer.hasNonNull("nextCursor")) {
                String next = answer.path("nextCursor").asString();
                out.printf("There are more: --group %s --cursor '%s'%n", next.replaceFirst("\\|.*", ""), next);
            }
        }
    }
}
