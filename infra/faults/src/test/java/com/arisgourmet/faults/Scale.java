package com.arisgourmet.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much is done, and what the choices made at random are made from.
 *
 * @param events at least as many are committed over all cases together
 */
record Scale(long seed, long events) {
    /** Cases there are; each commits its part of the events, however soon its faults are through. */
    static final int CASES = 19;

    private static final long MANY = 50_000;
    private static final AtomicLong STREAM = new AtomicLong();

    static Scale asked() {
        String seed = System.getProperty("faults.seed", "");
        return new Scale(
                seed.isBlank() ? System.currentTimeMillis() % 1_000_000 : Long.parseLong(seed),
                Long.getLong("faults.events", 20_000));
    }

    long eventsPerCase() {
        return Math.ceilDiv(events, CASES);
    }

    /** A writer's rest after a transaction. The short form leaves the processors to the relays' starts. */
    Duration pause() {
        return Duration.ofMillis(events < MANY ? 40 : 15);
    }

    /** @return a source of its own for whoever asks: the n-th to ask gets the same from the same seed */
    Random random() {
        return new Random(seed * 1_000 + STREAM.getAndIncrement());
    }
}
