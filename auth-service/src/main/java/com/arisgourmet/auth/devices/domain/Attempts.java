package com.arisgourmet.auth.devices.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tries in a row that have not turned out right.
 *
 * @param notBefore when the next one is allowed; null: at once
 */
public record Attempts(int failures, @Nullable Instant notBefore) {
    public static final Attempts NONE = new Attempts(0, null);

    /** @return zero if another try is allowed */
    public Duration waitsAt(Instant now) {
        return notBefore == null || !notBefore.isAfter(now) ? Duration.ZERO : Duration.between(now, notBefore);
    }

    /** @return these and one more */
    public Attempts counted(BackOff backOff, Instant now) {
        Duration wait = backOff.after(failures + 1);
        return new Attempts(failures + 1, wait.isZero() ? null : now.plus(wait));
    }
}
