package com.arisgourmet.order.ordering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of one item.
 *
 * @param version of the order after the step
 * @param from absent when the item was placed
 * @param actor {@code guest:<id>} or the id of a member of staff
 */
public record HistoryEntry(
        long version,
        UUID itemId,
        @Nullable String from,
        String to,
        String actor,
        @Nullable String reason,
        Instant changedAt) {}
