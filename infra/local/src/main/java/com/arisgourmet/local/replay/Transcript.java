package com.arisgourmet.local.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one listener heard: versions of orders, in the order they came. Thread-safe; one listener writes, anybody reads.
 *
 * <p>A version heard twice is duplicated; one heard after a greater one of the same order is out of order; one that was
 * committed and not heard is lost.
 */
final class Transcript {
    private final Map<String, Set<Long>> heard = new HashMap<>();
    private final Map<String, Long> firstHeardNanos = new ConcurrentHashMap<>();
    private int duplicated;
    private int outOfOrder;

    /** @param nanos of {@link System#nanoTime()} at arrival */
    synchronized void hear(String orderId, long version, long nanos) {
        firstHeardNanos.putIfAbsent(orderId, nanos);
        TreeSet<Long> versions = (TreeSet<Long>) heard.computeIfAbsent(orderId, id -> new TreeSet<>());
        boolean late = !versions.isEmpty() && version < versions.last();
        if (!versions.add(version)) {
            duplicated++;
        } else if (late) {
            outOfOrder++;
        }
    }

    Long firstHeard(String orderId) {
        return firstHeardNanos.getOrDefault(orderId, -1L);
    }

    /** @param lastVersions the last committed version of each order; every version from 1 on is an event */
    synchronized Verdict judge(Map<String, Long> lastVersions) {
        long expected =
                lastVersions.values().stream().mapToLong(Long::longValue).sum();
        long found = lastVersions.keySet().stream()
                .mapToLong(id -> heard.getOrDefault(id, Set.of()).size())
                .sum();
        return new Verdict(expected - found, duplicated, outOfOrder);
    }

    record Verdict(long lost, int duplicated, int outOfOrder) {
        boolean isClean() {
            return lost == 0 && outOfOrder == 0;
        }
    }
}
