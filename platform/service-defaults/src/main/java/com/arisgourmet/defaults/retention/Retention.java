package com.arisgourmet.defaults.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long rows are kept that have done their work. The same for all services of an installation.
 *
 * @param outbox published events, in outboxes and streams: the relay may put any of them into a stream again
 * @param inbox notes of handled events; longer than {@code outbox}, or an event put back would be handled twice
 * @param idempotencyKeys answers to commands; at least the 24 hours that clients are promised
 * @param every pause between two purges, give or take a fifth
 */
@ConfigurationProperties("aris.retention")
public record Retention(
        Duration outbox,
        @DefaultValue("7d") Duration inbox,
        @DefaultValue("48h") Duration idempotencyKeys,
        @DefaultValue("10m") Duration every) {

    private static final Duration PROMISED = Duration.ofHours(24);

    /** @throws IllegalArgumentException naming the property that breaks a promise */
    public Retention {
        if (inbox.compareTo(outbox) <= 0) {
            throw new IllegalArgumentException("aris.retention.inbox (" + inbox
                    + ") must be longer than aris.retention.outbox (" + outbox
                    + "): an event the relay puts back into a stream would be handled twice");
        }
        if (idempotencyKeys.compareTo(PROMISED) < 0) {
            throw new IllegalArgumentException(
                    "aris.retention.idempotency-keys (" + idempotencyKeys + ") must be at least " + PROMISED
                            + ": clients are promised that a command can be repeated so long");
        }
        if (!every.isPositive()) {
            throw new IllegalArgumentException("aris.retention.every (" + every + ") must be more than nothing");
        }
    }
}
