package com.arisgourmet.auth.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as the API shows it.
 *
 * @param actor staff id of whoever did it; absent if it is not known who it was
 * @param subject staff id of whom it was done to; the restaurant's id if it was registered
 * @param address where the request came from
 * @param requestId its trace id
 */
record AuditEntry(
        UUID id,
        Instant at,
        String event,
        @Nullable UUID actor,
        @Nullable UUID subject,
        @Nullable String detail,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {}
