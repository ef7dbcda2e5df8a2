package com.arisgourmet.auth.devices.domain;

import java.time.Duration;

/**
 * How long to wait after failures in a row.
 *
 * @param free failures that cost no wait
 * @param first wait after those; each further failure doubles it
 * @param longest wait there is
 */
public record BackOff(int free, Duration first, Duration longest) {
    private static final int DOUBLINGS = 20;

    public Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free - 1, DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
