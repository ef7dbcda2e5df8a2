package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.figures.Percentiles;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Orders committed as rows of an outbox, and their frames at a few clients.
 *
 * @param committed a second
 * @param millis from a commit's return to the frame's arrival at the last client
 * @param untilStream of that, from the commit's return to the entry in Redis, to a millisecond
 * @param lost orders that reached no client
 */
record OrderResult(double committed, Percentiles millis, Percentiles untilStream, long lost) {

    /**
     * @param streamedMillis when each was in the stream, 0: not
     * @param arrivals nanoseconds, 0: none
     */
    static OrderResult of(Commits commits, double seconds, long[] streamedMillis, long[] arrivals) {
        long[] latencies = IntStream.range(0, arrivals.length)
                .filter(i -> arrivals[i] != 0)
                .mapToLong(i -> Math.max(0, arrivals[i] - commits.nanos()[i]))
                .toArray();
        long[] untilStream = IntStream.range(0, streamedMillis.length)
                .filter(i -> streamedMillis[i] != 0)
                .mapToLong(i -> TimeUnit.MILLISECONDS.toNanos(Math.max(0, streamedMillis[i] - commits.millis()[i])))
                .toArray();
        return new OrderResult(
                Math.round(commits.count() / seconds),
                Percentiles.ofNanos(latencies),
                Percentiles.ofNanos(untilStream),
                commits.count() - latencies.length);
    }
}
