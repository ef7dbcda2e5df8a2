package com.arisgourmet.order.ordering.domain;

import com.arisgourmet.order.pricing.domain.PricedLine;
import com.arisgourmet.order.pricing.domain.PricingResult.Priced;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an order of a priced cart. Items of a course after the first are held until they are fired. */
public final class Placement {
    private Placement() {}

    public static Order place(
            UUID restaurantId,
            int number,
            Order.@Nullable Seat seat,
            Priced priced,
            String placedBy,
            Instant now,
            Supplier<UUID> ids) {
        List<Item> items =
                priced.lines().stream().map(line -> item(line, now, ids.get())).toList();
        return new Order(
                ids.get(),
                restaurantId,
                number,
                seat,
                priced.total().currency(),
                placedBy,
                now,
                now,
                items,
                KitchenDelivery.of(items, now),
                1);
    }

    /** @return the first step of every item */
    public static List<Change> changes(Order order) {
        return order.items().stream()
                .map(item -> new Change(item.id(), null, item.status()))
                .toList();
    }

    private static Item item(PricedLine priced, Instant now, UUID id) {
        var variant = priced.variant();
        return new Item(
                id,
                priced.product().id(),
                variant == null ? null : variant.id(),
                priced.product().name(),
                variant == null ? null : variant.name(),
                priced.product().station(),
                priced.product().prepMinutes(),
                priced.line().quantity(),
                priced.unitPrice(),
                priced.options(),
                priced.product().allergens(),
                priced.line().note(),
                priced.line().course(),
                priced.line().course() > 1 ? ItemStatus.HELD : ItemStatus.PLACED,
                now);
    }
}
