package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Percentiles;
import com.arisgourmet.defaults.outbox.OutboxNudge;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Commits at a steady rate, due at fixed times whether or not those before are through. Connections share them by turns.
 *
 * @param rate commits a second
 * @param leadInSeconds at the start, not measured
 */
record SteadyPhase(Contender contender, Stage stage, int rate, int leadInSeconds, int seconds) {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE = 30 * SECOND;
    private static final int BUSY = 1_000;

    /**
     * What it came to.
     *
     * @param committed commits a second that were reached
     * @param millis from a commit's return to its entry's arrival
     * @param lost events that did not arrive
     */
    record Result(int rate, double committed, Percentiles millis, long lost) {}

    private int connections() {
        return rate < BUSY ? 4 : 16;
    }

    private int commits() {
        return rate * (leadInSeconds + seconds);
    }

    /** Numbers between the first events of two connections: whole blocks. */
    private int stride() {
        return Math.ceilDiv(Math.ceilDiv(commits(), connections()), Event.BLOCK) * Event.BLOCK;
    }

    /** Event numbers it takes. */
    int span() {
        return stride() * connections();
    }

    Result run(int first, Map<String, String> ends) throws Exception {
        long[] committed = new long[span()];
        long start = System.nanoTime() + SECOND / 2;
        Tail tail = Tail.from(ends, stage.redis(), first, span());
        try (tail;
                var threads = Executors.newFixedThreadPool(connections());
                var nudges = stage.redis().connect()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < connections(); i++) {
                int connection = i;
                writers.add(threads.submit(() -> {
                    write(connection, first, start, committed, nudges);
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            long deadline = System.nanoTime() + PATIENCE;
            while (tail.arrived() < commits() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(SECOND / 100);
            }
        }
        return result(start, committed, tail.arrivals());
    }

    private void write(
            int connection, int first, long start, long[] committed, StatefulRedisConnection<String, String> nudges)
            throws Exception {
        try (OutboxWriter writer = new OutboxWriter(contender, stage)) {
            for (int turn = connection, i = connection * stride(); turn < commits(); turn += connections(), i++) {
                awaitTime(start + turn * SECOND / rate);
                Event event = new Event(first + i);
                writer.commit(event);
                committed[i] = System.nanoTime();
                if (contender.isNudged()) {
                    nudges.async().publish(OutboxNudge.CHANNEL, contender.schema(stage) + ":" + event.shard());
                }
            }
        }
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Result result(long start, long[] committed, long[] arrivals) {
        long measuredFrom = start + leadInSeconds * SECOND;
        int[] measured = IntStream.range(0, committed.length)
                .filter(i -> committed[i] >= measuredFrom)
                .toArray();
        long end = IntStream.of(measured).mapToLong(i -> committed[i]).max().orElse(measuredFrom + 1);
        long[] latencies = IntStream.of(measured)
                .filter(i -> arrivals[i] != 0)
                .mapToLong(i -> arrivals[i] - committed[i])
                .toArray();
        long lost = IntStream.range(0, committed.length)
                .filter(i -> committed[i] != 0 && arrivals[i] == 0)
                .count();
        double reached = Math.round(measured.length * 10.0 * SECOND / (end - measuredFrom)) / 10.0;
        return new Result(rate, reached, Percentiles.ofNanos(latencies), lost);
    }
}
