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
 * @param kitchen whether the kitchen's screens have it
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
        KitchenDelivery kitchen,
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

    /** @return the next version, or this one if the screen tells nothing new */
    public Order drawnBy(@Nullable String station, long drawn, Instant at) {
        return withKitchen(kitchen.drawnBy(station, drawn, at), at);
    }

    /** @return the next version, or this one unless what was sent then still waits to be confirmed */
    public Order overdue(Instant sent, Instant at) {
        return withKitchen(kitchen.overdue(sent, at), at);
    }

    private Order withKitchen(KitchenDelivery changed, Instant at) {
        return changed.equals(kitchen) ? this : changed(items, changed, at);
    }

    Order changed(List<Item> newItems, KitchenDelivery newKitchen, Instant at) {
        return new Order(
                id,
                restaurantId,
                number,
                seat,
                currency,
                placedBy,
                placedAt,
                at,
                List.copyOf(newItems),
                newKitchen,
                version + 1);
    }
}
