package com.arisgourmet.auth.audit.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a restaurant.
 *
 * @param actor staff id of whoever did it; null if it is not known who it was
 * @param subject staff id of whom it was done to; the restaurant itself if it was registered; null if nobody of that
 *     name exists
 * @param detail what else there is to know, such as the role that was given; never a secret
 */
public record AuditRecord(
        UUID restaurantId,
        AuditEvent event,
        @Nullable UUID actor,
        @Nullable UUID subject,
        @Nullable String detail) {

    /** Of what somebody did about themselves. */
    public static AuditRecord own(UUID restaurantId, AuditEvent event, UUID who, @Nullable String detail) {
        return new AuditRecord(restaurantId, event, who, who, detail);
    }
}
