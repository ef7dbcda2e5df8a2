package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.figures.Percentiles;
import java.util.stream.IntStream;

/**
 * Orders committed as rows of an outbox, and their frames at a few clients.
 *
 * @param committed a second
 * @param millis from a commit's return to the frame's arrival at the last client
 * @param lost orders that reached no client
 */
record OrderResult(double committed, Percentiles millis, long lost) {

    /** Nanoseconds, by order; an arrival of 0 is none. */
    static OrderResult of(long[] committed, double seconds, long[] arrivals) {
        long[] latencies = IntStream.range(0, committed.length)
                .filter(i -> arrivals[i] != 0)
                .mapToLong(i -> Math.max(0, arrivals[i] - committed[i]))
                .toArray();
        return new OrderResult(
                Math.round(committed.length / seconds),
                Percentiles.ofNanos(latencies),
                committed.length - latencies.length);
    }
}
