package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Candidate;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The streams a contender writes, as they stand. */
record Streams(List<String> names, StatefulRedisConnection<String, String> redis) {
    private static final int PAGE = 2_000;
    private static final long GLANCE_MILLIS = 10;

    /** The id of the last entry of each, {@code 0-0} of an empty one. */
    Map<String, String> ends() {
        Map<String, String> ends = new HashMap<>();
        for (String name : names) {
            var last = redis.sync().xrevrange(name, Range.unbounded(), Limit.from(1));
            ends.put(name, last.isEmpty() ? "0-0" : last.getFirst().getId());
        }
        return ends;
    }

    /** Entries of all together. */
    long length() throws InterruptedException {
        List<? extends Future<Long>> answers =
                names.stream().map(redis.async()::xlen).toList();
        long length = 0;
        for (Future<Long> answer : answers) {
            try {
                length += answer.get();
            } catch (ExecutionException e) {
                throw new NotMeasurable("Redis does not answer: " + e.getMessage(), e);
            }
        }
        return length;
    }

    void awaitLength(long length, Duration patience, Candidate candidate) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (length() < length) {
            candidate.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new NotMeasurable(
                        "%d entries are missing after %d s.".formatted(length - length(), patience.toSeconds()));
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** Reads everything after the given ends through. */
    Deliveries since(Map<String, String> ends, int firstEvent, int events) {
        Deliveries deliveries = new Deliveries(firstEvent, events);
        for (String name : names) {
            String at = ends.getOrDefault(name, "0-0");
            while (true) {
                var page = redis.sync()
                        .xrange(
                                name,
                                Range.from(Range.Boundary.excluding(at), Range.Boundary.unbounded()),
                                Limit.from(PAGE));
                page.forEach(entry -> deliveries.hear(entry.getId(), entry.getBody()));
                if (page.size() < PAGE) {
                    break;
                }
                at = page.getLast().getId();
            }
        }
        return deliveries;
    }
}
