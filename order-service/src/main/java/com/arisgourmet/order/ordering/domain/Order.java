package com.arisgourmet.order.ordering.domain;

import com.arisgourmet.contracts.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order. Its status and total are derived from its items and can't be set.
 *
 * @param items at least one
 * @param version from 1; each committed change adds one
 */
public record Order(
        UUID id,
        UUID restaurantId,
        int number,
        @Nullable Seat seat,
        String currency,
        String placedBy,
        Instant placedAt,
        Instant updatedAt,
        List<Item> items,
        long version) {

    /** Where the order is brought to; absent for takeaway. */
    public record Seat(
            UUID tableSessionId, UUID tableId, @Nullable String tableCode) {}

    /** Wire name of the status of an order whose items are all voided. */
    public static final String CANCELLED = "cancelled";

    /** The least advanced item that is not voided; all voided: cancelled. */
    public String status() {
        return leastAdvanced().map(ItemStatus::wireName).orElse(CANCELLED);
    }

    public boolean isOpen() {
        return leastAdvanced().filter(least -> least != ItemStatus.SERVED).isPresent();
    }

    /** Sum of the lines that are not voided. */
    public Money total() {
        return items.stream()
                .filter(item -> item.status() != ItemStatus.VOIDED)
                .map(Item::lineTotal)
                .reduce(Money.zero(currency), Money::plus);
    }

    java.util.Optional<ItemStatus> leastAdvanced() {
        return items.stream()
                .map(Item::status)
                .filter(status -> status != ItemStatus.VOIDED)
                .min(Comparator.naturalOrder());
    }

    Order changed(List<Item> newItems, Instant at) {
        return new Order(
                id, restaurantId, number, seat, currency, placedBy, placedAt, at, List.copyOf(newItems), version + 1);
    }
}
