package com.arisgourmet.gateway.stream;

import java.time.Duration;
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
 * @param behindMillis age of the oldest event that it has not drawn, 0 if none; absent: it has never said what it shows
 * @param heardAt when the page itself last said something; absent: never
 */
record KitchenScreen(
        UUID id,
        String subject,
        @Nullable String station,
        Instant since,
        long behindBytes,
        @Nullable Long behindMillis,
        @Nullable Instant heardAt) {

    private static final Duration SILENT = Duration.ofSeconds(45);

    static KitchenScreen of(UUID id, String subject, @Nullable String station, Instant since) {
        return new KitchenScreen(id, subject, station, since, 0, null, null);
    }

    /** A page that speaks says something every quarter of a minute; one that was heard and is not any more stands still. */
    boolean standsStill(Instant now) {
        return heardAt != null && Duration.between(heardAt, now).compareTo(SILENT) > 0;
    }

    KitchenScreen showing(@Nullable String shown, Instant at) {
        return new KitchenScreen(id, subject, shown, since, behindBytes, behindMillis, at);
    }

    KitchenScreen behindBy(long bytes, long millis) {
        return new KitchenScreen(id, subject, station, since, bytes, heardAt == null ? null : millis, heardAt);
    }
}
