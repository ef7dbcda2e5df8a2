package com.arisgourmet.relay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Full jitter: anything up to 50 ms, 100 ms, 200 ms… and never more than two seconds. */
final class Backoff {
    static final Duration CAP = Duration.ofSeconds(2);
    private static final Duration FIRST = Duration.ofMillis(50);

    private Backoff() {}

    /** @param failures in a row, from 1 */
    static Duration delay(int failures) {
        long most = Math.min(CAP.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }
}
