package com.arisgourmet.order.ordering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a restaurant are wanted; a part that is absent does not narrow.
 *
 * @param open only those neither served nor cancelled
 */
public record OrderFilter(
        boolean open,
        @Nullable String status,
        @Nullable UUID tableSessionId,
        @Nullable String station,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static OrderFilter ofSession(UUID tableSessionId) {
        return new OrderFilter(false, null, tableSessionId, null, null, null);
    }
}
