package com.arisgourmet.e2e.walls;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ids of one thing of each kind, by kind: {@code optionGroup}. */
record Things(Map<String, String> ids) {
    private static final Pattern PARAMETER = Pattern.compile("([a-z-]+)/\\{[^}]+}");
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("staff", "staff"),
            Map.entry("roles", "role"),
            Map.entry("devices", "device"),
            Map.entry("categories", "category"),
            Map.entry("products", "product"),
            Map.entry("option-groups", "optionGroup"),
            Map.entry("areas", "area"),
            Map.entry("tables", "table"),
            Map.entry("table-sessions", "tableSession"),
            Map.entry("service-requests", "serviceRequest"),
            Map.entry("orders", "order"),
            Map.entry("items", "item"),
            Map.entry("schemas", "schema"));

    Optional<String> find(String kind) {
        return Optional.ofNullable(ids.get(kind));
    }

    Things only(String... kinds) {
        return new Things(Arrays.stream(kinds).collect(Collectors.toMap(kind -> kind, ids::get)));
    }

    /** @return these, but of the others' kinds the others */
    Things with(Things others) {
        Map<String, String> all = new HashMap<>(ids);
        all.putAll(others.ids);
        return new Things(all);
    }

    boolean in(String text) {
        return ids.values().stream().anyMatch(text::contains);
    }

    /** @return the path with ids in the place of its parameters, each of the kind that the segment before it says */
    String fillIn(String path) {
        return PARAMETER.matcher(path).replaceAll(parameter -> {
            String segment = parameter.group(1);
            return Matcher.quoteReplacement(segment + "/" + id(segment, path));
        });
    }

    private String id(String segment, String path) {
        return Optional.ofNullable(KINDS.get(segment))
                .map(kind -> ids.getOrDefault(kind, kind))
                .orElseThrow(
                        () -> new AssertionError("say in Things what the id after " + segment + " is of, in " + path));
    }

    /** @return ids of nothing, each beside the one it stands for: whatever is sorted or sharded by id treats both alike */
    Things absent() {
        return new Things(ids.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, thing -> neighbour(thing.getValue()))));
    }

    private static String neighbour(String id) {
        UUID known = UUID.fromString(id);
        return new UUID(known.getMostSignificantBits(), known.getLeastSignificantBits() ^ 0x5A5AL).toString();
    }
}
