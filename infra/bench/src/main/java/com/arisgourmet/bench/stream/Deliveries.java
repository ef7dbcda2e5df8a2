package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.figures.Percentiles;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** What arrived at all clients. Written to by the clients' threads, begun anew by whoever measures. */
final class Deliveries {
    private static final int KEPT = 1 << 20;

    private final AtomicLong arrived = new AtomicLong();
    private final LongAdder lost = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final long[] nanos = new long[KEPT];
    private volatile long every = 1;
    private volatile boolean remembered;
    private volatile Arrivals lastArrivals = Arrivals.NOT_KEPT;

    private record Arrivals(long first, AtomicLongArray at) {
        static final Arrivals NOT_KEPT = new Arrivals(0, new AtomicLongArray(0));

        void note(long number) {
            if (number >= first && number < first + at.length()) {
                at.accumulateAndGet((int) (number - first), System.nanoTime(), Math::max);
            }
        }
    }

    /** @param expected so many at most; of more than a million, some that are evenly spread count for the latency */
    void begin(long expected) {
        arrived.set(0);
        lost.reset();
        doubled.reset();
        cut.reset();
        lastArrivals = Arrivals.NOT_KEPT;
        every = Math.ceilDiv(Math.max(1, expected), KEPT) | 1; // odd, so that it is not always the same clients
    }

    /** Whether clients note where they are, which costs them something. */
    void remember(boolean whetherToNote) {
        remembered = whetherToNote;
    }

    boolean areRemembered() {
        return remembered;
    }

    /** From now on it is kept when each of these events reached the last client, in whatever order: several guests commit them. */
    void keepArrivals(long first, int count) {
        lastArrivals = new Arrivals(first, new AtomicLongArray(count));
    }

    boolean areInAnyOrder() {
        return lastArrivals != Arrivals.NOT_KEPT;
    }

    /** @return nanoseconds, 0 for what did not arrive, in the order of the events */
    long[] lastArrivals() {
        AtomicLongArray kept = lastArrivals.at();
        return LongStream.range(0, kept.length()).map(i -> kept.get((int) i)).toArray();
    }

    void arrived(long number, long latencyNanos) {
        lastArrivals.note(number);
        long i = arrived.getAndIncrement();
        if (i % every == 0 && i / every < KEPT) {
            nanos[(int) (i / every)] = latencyNanos;
        }
    }

    void lost(long events) {
        lost.add(events);
    }

    void doubled() {
        doubled.increment();
    }

    void cut() {
        cut.increment();
    }

    long count() {
        return arrived.get();
    }

    long lost() {
        return lost.sum();
    }

    long allDoubled() {
        return doubled.sum();
    }

    /** Connections that the server ended. */
    long allCut() {
        return cut.sum();
    }

    /** From publication to arrival. */
    Percentiles latencies() {
        return Percentiles.ofNanos(Arrays.copyOf(nanos, (int) Math.min(KEPT, Math.ceilDiv(count(), every))));
    }
}
