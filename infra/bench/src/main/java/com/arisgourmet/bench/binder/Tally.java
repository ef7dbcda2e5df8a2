package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.figures.Percentiles;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Which of the events numbered from 0 were handled, in which order within their key, and how long after their entries' ids. */
final class Tally implements Handler {
    private static final long NANOS_OF_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final int events;
    private final AtomicLongArray latencies;
    private final AtomicIntegerArray versions;
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong();
    private final CountDownLatch missing;
    private final LongAdder duplicated = new LongAdder();
    private final LongAdder inverted = new LongAdder();

    Tally(int events) {
        this.events = events;
        this.latencies = new AtomicLongArray(events);
        this.versions = new AtomicIntegerArray(events / Event.PER_AGGREGATE + Event.BLOCK);
        this.missing = new CountDownLatch(events);
    }

    @Override
    public void handle(byte[] payload, String entryId) {
        Event event = Event.ofPayload(new String(payload, StandardCharsets.ISO_8859_1));
        long written = Long.parseLong(entryId, 0, entryId.indexOf('-'), 10);
        long latency = Math.max(1, (System.currentTimeMillis() - written) * NANOS_OF_MILLI);
        if (!latencies.compareAndSet(event.number(), 0, latency)) {
            duplicated.increment();
            return;
        }
        if (versions.getAndAccumulate(event.aggregate(), event.version(), Math::max) > event.version()) {
            inverted.increment();
        }
        long now = System.nanoTime();
        if (first.get() == Long.MAX_VALUE) {
            first.accumulateAndGet(now, Math::min);
        }
        last.accumulateAndGet(now, Math::max);
        missing.countDown();
    }

    /** Answers whether all came in that time. */
    boolean awaitAll(long seconds) throws InterruptedException {
        return missing.await(seconds, TimeUnit.SECONDS);
    }

    long lost() {
        return missing.getCount();
    }

    long duplicated() {
        return duplicated.sum();
    }

    /** First times that came after a later version of their key. */
    long inverted() {
        return inverted.sum();
    }

    /** From the first one handled to the last. */
    double seconds() {
        return Math.max(1, last.get() - first.get()) / 1e9;
    }

    /** Of those that were handled, those from the given one on. */
    Percentiles latencies(int from) {
        return Percentiles.ofNanos(IntStream.range(from, events)
                .mapToLong(latencies::get)
                .filter(latency -> latency > 0)
                .toArray());
    }
}
