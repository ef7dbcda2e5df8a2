package com.arisgourmet.defaults.security;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as a verified token says. The tenant is {@link #restaurantId()} and nothing else: no body, query or
 * header may name another.
 */
public sealed interface Caller {
    UUID restaurantId();

    /** @return who it is, unique within the issuer; actor of audit entries and scope of idempotency keys */
    String subject();

    String role();

    boolean may(String permission);

    /** @return the token as it came, to call another service in the caller's name */
    String token();

    /**
     * @param staffId the token's subject
     * @param currency ISO 4217 code of the restaurant
     * @param sid the sign-in the token belongs to; null for one that belongs to none
     * @param version of the member when the token was issued
     */
    record Staff(
            UUID restaurantId,
            UUID staffId,
            String role,
            Set<String> permissions,
            @Nullable String currency,
            @Nullable UUID sid,
            long version,
            String token)
            implements Caller {
        public Staff {
            permissions = Set.copyOf(permissions);
        }

        @Override
        public String subject() {
            return staffId.toString();
        }

        @Override
        public boolean may(String permission) {
            return permissions.contains(permission);
        }
    }

    /**
     * Somebody at a table, for as long as the table's session lasts.
     *
     * @param tableCode what stands on the table, so that an order can say it before any event of the session has arrived
     */
    record Guest(
            UUID restaurantId,
            UUID guestId,
            UUID tableSessionId,
            UUID tableId,
            @Nullable String tableCode,
            String token)
            implements Caller {
        @Override
        public String subject() {
            return "guest:" + guestId;
        }

        @Override
        public String role() {
            return "guest";
        }

        @Override
        public boolean may(String permission) {
            return false;
        }
    }
}
