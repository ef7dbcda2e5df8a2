package com.arisgourmet.relay;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be done with the rows read from one outbox and shard. The rows of an aggregate are published in the order of
 * (version, ordinal); one that can't be published is parked and holds back those of its aggregate after it, and no others.
 */
record Batch(List<Item> publish, List<Parking> park) {

    /** A row that can be published, with its event. */
    record Item(OutboxRow row, String event) {}

    record Parking(OutboxRow row, String reason) {}

    /**
     * @param rows in the order of their ids
     * @param objection why an event can't be published, or empty
     */
    static Batch of(List<OutboxRow> rows, Function<String, Optional<String>> objection) {
        List<Item> publish = new ArrayList<>(rows.size());
        List<Parking> park = new ArrayList<>();
        Set<Aggregate> held = new HashSet<>();
        for (OutboxRow row : inOrder(rows)) {
            if (held.contains(row.aggregate())) {
                continue;
            }
            String event = row.event();
            Optional<String> reason =
                    event == null ? Optional.of("too large: " + row.size() + " bytes") : objection.apply(event);
            if (event != null && reason.isEmpty()) {
                publish.add(new Item(row, event));
            } else {
                park.add(new Parking(row, reason.orElseThrow()));
                held.add(row.aggregate());
            }
        }
        return new Batch(publish, park);
    }

    /** Each aggregate keeps the places its rows have; within them its rows are in order. */
    private static List<OutboxRow> inOrder(List<OutboxRow> rows) {
        Map<Aggregate, Iterator<OutboxRow>> sorted = rows.stream()
                .collect(groupingBy(OutboxRow::aggregate, collectingAndThen(toList(), of -> of.stream()
                        .sorted(OutboxRow.WITHIN_AGGREGATE)
                        .iterator())));
        return rows.stream()
                .map(row -> Objects.requireNonNull(sorted.get(row.aggregate())).next())
                .toList();
    }
}
