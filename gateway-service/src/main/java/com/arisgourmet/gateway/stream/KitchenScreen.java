package com.arisgourmet.gateway.stream;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A screen that listens to a kitchen.
 *
 * @param subject who is signed in on it
 * @param station absent: it shows every station
 * @param since when it began to listen
 * @param behindBytes of frames made for it that it has not taken yet
 */
record KitchenScreen(UUID id, String subject, @Nullable String station, Instant since, long behindBytes) {
    KitchenScreen behindBy(long bytes) {
        return new KitchenScreen(id, subject, station, since, bytes);
    }
}
