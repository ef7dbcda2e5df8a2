package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.cloud.stream.binder.ConsumerProperties;

/** How often and after which pauses something is tried again. Pauses grow by the multiplier up to the longest one. */
record RetryPolicy(int maxAttempts, Duration first, Duration longest, double multiplier) {

    /** For work that is tried until it succeeds or is called off, such as reaching a server. */
    static final RetryPolicy ENDLESS =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofSeconds(5), 2);

    static RetryPolicy of(ConsumerProperties properties) {
        return new RetryPolicy(
                properties.getMaxAttempts(),
                Duration.ofMillis(properties.getBackOffInitialInterval()),
                Duration.ofMillis(properties.getBackOffMaxInterval()),
                properties.getBackOffMultiplier());
    }

    /** The pause after the attempt of this number (from 1). */
    Duration pauseAfter(int attempt) {
        double millis = first.toMillis() * Math.pow(multiplier, attempt - 1.0);
        return Duration.ofMillis((long) Math.min(millis, longest.toMillis()));
    }

    /** The same pause, shortened by up to a half at random so that many waiters do not return at once. */
    Duration jitteredPauseAfter(int attempt) {
        long millis = pauseAfter(attempt).toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
