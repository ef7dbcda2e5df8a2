package com.arisgourmet.e2e.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one client of the channel {@code orders} was told, and the judgement of it. A version is covered by its event, by a
 * coalesced one of a later version, or by a snapshot that shows it or a later one.
 */
final class Transcript {
    private final List<Told> told = new ArrayList<>();

    /**
     * Counts of everything that must not be.
     *
     * @param inverted events older than one told before
     * @param outdated events told for the first time that are older than what a snapshot had shown
     * @param stale orders in snapshots that are older than what was told before, or missing
     * @param histories of orders for which something was wrong, a few
     */
    record Verdict(
            long events,
            long coalesced,
            long snapshots,
            long lost,
            long doubled,
            long inverted,
            long outdated,
            long stale,
            long foreign,
            List<String> histories) {
        static final int FEW = 5;
        static final Verdict NOTHING = new Verdict(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

        boolean isClean() {
            return lost + doubled + inverted + outdated + stale + foreign == 0;
        }

        Verdict plus(Verdict other) {
            return new Verdict(
                    events + other.events,
                    coalesced + other.coalesced,
                    snapshots + other.snapshots,
                    lost + other.lost,
                    doubled + other.doubled,
                    inverted + other.inverted,
                    outdated + other.outdated,
                    stale + other.stale,
                    foreign + other.foreign,
                    Stream.concat(histories.stream(), other.histories.stream())
                            .limit(FEW)
                            .toList());
        }
    }

    synchronized void add(Told one) {
        told.add(one);
    }

    synchronized int size() {
        return told.size();
    }

    /** @return the version of each order that the client shows now */
    synchronized Map<String, Long> shown() {
        Map<String, Long> shown = new HashMap<>();
        for (Told one : told) {
            switch (one) {
                case Told.Event event -> shown.merge(event.subject(), event.version(), Math::max);
                case Told.Resumed ignored -> {}
                case Told.Snapshot snapshot -> {
                    shown.clear();
                    shown.putAll(snapshot.versions());
                }
            }
        }
        return shown;
    }

    /**
     * @param restaurant the client's own
     * @param toTheEnd whether it listened until everything had arrived; what came after its last word is not lost otherwise
     */
    synchronized Verdict judge(Committed committed, String restaurant, boolean toTheEnd) {
        Map<String, Long> known = new HashMap<>();
        Map<String, Long> heard = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long lost = 0;
        long doubled = 0;
        long inverted = 0;
        long outdated = 0;
        long stale = 0;
        long foreign = 0;
        long coalesced = 0;
        long snapshots = 0;
        List<String> wrong = new ArrayList<>();
        for (Told one : told) {
            switch (one) {
                case Told.Event event -> {
                    long before = known.getOrDefault(event.subject(), -1L);
                    foreign += event.restaurant().equals(restaurant) ? 0 : 1;
                    coalesced += event.coalesced() ? 1 : 0;
                    doubled += seen.add(event.id()) ? 0 : 1;
                    boolean older = event.version() < heard.getOrDefault(event.subject(), -1L);
                    inverted += older ? 1 : 0;
                    outdated += !older && event.version() < before ? 1 : 0;
                    heard.merge(event.subject(), event.version(), Math::max);
                    long missing = event.coalesced() ? 0 : between(committed, event.subject(), before, event.version());
                    lost += missing;
                    if (event.version() < before || missing > 0) {
                        wrong.add(event.subject());
                    }
                    known.merge(event.subject(), event.version(), Math::max);
                }
                case Told.Resumed ignored -> {}
                case Told.Snapshot snapshot -> {
                    snapshots++;
                    foreign += snapshot.restaurants().stream()
                            .filter(other -> !other.equals(restaurant))
                            .count();
                    for (var order : known.entrySet()) {
                        long version = snapshot.versions().getOrDefault(order.getKey(), -1L);
                        stale += version < order.getValue() ? 1 : 0;
                        if (version < order.getValue()) {
                            wrong.add(order.getKey());
                        }
                    }
                    known.putAll(snapshot.versions());
                }
            }
        }
        if (toTheEnd) {
            for (var order : committed.versions().entrySet()) {
                lost += after(order.getValue(), known.getOrDefault(order.getKey(), -1L));
            }
        }
        List<String> histories =
                wrong.stream().distinct().limit(Verdict.FEW).map(this::history).toList();
        return new Verdict(
                seen.size(), coalesced, snapshots, lost, doubled, inverted, outdated, stale, foreign, histories);
    }

    /** What was told of one order, each with its place among all that was told. */
    private String history(String subject) {
        StringBuilder history = new StringBuilder(subject);
        for (int i = 0; i < told.size(); i++) {
            switch (told.get(i)) {
                case Told.Event event
                when event.subject().equals(subject) ->
                    history.append(", ").append(i).append(": event of version ").append(event.version());
                case Told.Snapshot snapshot ->
                    history.append(", ")
                            .append(i)
                            .append(": snapshot of ")
                            .append(snapshot.versions().get(subject));
                case Told.Resumed ignored -> history.append(", ").append(i).append(": resumed");
                case Told.Event ignored -> {}
            }
        }
        return history.toString();
    }

    /** Committed versions that lie between two. */
    private static long between(Committed committed, String subject, long before, long version) {
        NavigableSet<Long> versions = committed.versions().getOrDefault(subject, new TreeSet<>());
        return version <= before
                ? 0
                : versions.subSet(before, false, version, false).size();
    }

    private static long after(NavigableSet<Long> versions, long known) {
        return versions.tailSet(known, false).size();
    }
}
