package com.arisgourmet.order.billing.domain;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.order.ordering.domain.Item;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import com.arisgourmet.order.ordering.domain.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a table session has come to so far.
 *
 * @param lines every item of the session's orders that is not voided, oldest first
 * @param currency absent while nothing was ordered
 * @param total sum of the lines, tax included
 * @param due what is left to pay
 */
public record Bill(
        UUID tableSessionId,
        @Nullable String currency,
        List<BillLine> lines,
        @Nullable Money total,
        @Nullable Money paid,
        @Nullable Money due) {

    public record BillLine(
            UUID orderId,
            UUID itemId,
            String name,
            @Nullable String variantName,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            String status) {}

    public static Bill of(UUID tableSessionId, List<Order> orders) {
        if (orders.isEmpty()) {
            return new Bill(tableSessionId, null, List.of(), null, null, null);
        }
        String currency = orders.getFirst().currency();
        Money total = orders.stream().map(Order::total).reduce(Money.zero(currency), Money::plus);
        List<BillLine> lines = orders.stream()
                .flatMap(order -> order.items().stream()
                        .filter(item -> item.status() != ItemStatus.VOIDED)
                        .map(item -> line(order, item)))
                .toList();
        return new Bill(tableSessionId, currency, lines, total, Money.zero(currency), total);
    }

    private static BillLine line(Order order, Item item) {
        return new BillLine(
                order.id(),
                item.id(),
                item.name(),
                item.variantName(),
                item.quantity(),
                item.unitPrice(),
                item.lineTotal(),
                item.status().wireName());
    }
}
