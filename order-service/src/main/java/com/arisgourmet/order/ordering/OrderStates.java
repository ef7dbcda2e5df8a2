package com.arisgourmet.order.ordering;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.order.ordering.domain.Change;
import com.arisgourmet.order.ordering.domain.Item;
import com.arisgourmet.order.ordering.domain.KitchenDelivery;
import com.arisgourmet.order.ordering.domain.Order;
import java.util.List;

/** An order as the outside sees it, the same in answers, snapshots and events. */
public final class OrderStates {
    private OrderStates() {}

    public static OrderState of(Order order, List<Change> changes) {
        Order.Seat seat = order.seat();
        return new OrderState(
                order.id(),
                order.restaurantId(),
                order.number(),
                seat == null ? null : seat.tableSessionId(),
                seat == null ? null : seat.tableId(),
                seat == null ? null : seat.tableCode(),
                seat == null ? "takeaway" : "table",
                order.status(),
                order.total(),
                order.placedBy(),
                order.placedAt(),
                order.updatedAt(),
                order.items().stream().map(OrderStates::item).toList(),
                changes.stream().map(OrderStates::change).toList(),
                kitchen(order.kitchen()),
                order.version());
    }

    private static OrderState.Kitchen kitchen(KitchenDelivery delivery) {
        return new OrderState.Kitchen(delivery.state().wireName(), delivery.since(), delivery.waitingFor());
    }

    private static OrderState.Item item(Item item) {
        return new OrderState.Item(
                item.id(),
                item.productId(),
                item.variantId(),
                item.name(),
                item.variantName(),
                item.station(),
                item.prepMinutes(),
                item.quantity(),
                item.unitPrice(),
                item.lineTotal(),
                item.options(),
                item.allergens(),
                item.note(),
                item.course(),
                item.status().wireName(),
                item.statusSince());
    }

    private static OrderState.Change change(Change change) {
        var from = change.from();
        return new OrderState.Change(
                change.itemId(),
                from == null ? null : from.wireName(),
                change.to().wireName());
    }
}
