package com.arisgourmet.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stay of one party at a table, from the first scan until staff close it.
 *
 * @param status {@code open}, {@code idle}, {@code closing} or {@code closed}
 * @param openedBy {@code guest} or the staff member's id
 */
public record TableSessionState(
        UUID id,
        UUID restaurantId,
        UUID tableId,
        String tableCode,
        String status,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        List<ServiceRequest> serviceRequests,
        long version) {

    /** @param kind {@code waiter} or {@code bill} */
    public record ServiceRequest(
            UUID id,
            String kind,
            Instant raisedAt,
            @Nullable Instant resolvedAt) {}
}
