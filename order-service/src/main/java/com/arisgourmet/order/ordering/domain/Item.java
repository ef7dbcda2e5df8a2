package com.arisgourmet.order.ordering.domain;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.OrderState.ChosenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an order, with what it was sold as: later changes of the menu do not reach it. */
public record Item(
        UUID id,
        UUID productId,
        @Nullable UUID variantId,
        String name,
        @Nullable String variantName,
        String station,
        int prepMinutes,
        int quantity,
        Money unitPrice,
        List<ChosenOption> options,
        List<String> allergens,
        @Nullable String note,
        int course,
        ItemStatus status,
        Instant statusSince) {

    public Money lineTotal() {
        return unitPrice.times(quantity);
    }

    Item movedTo(ItemStatus target, Instant at) {
        return new Item(
                id,
                productId,
                variantId,
                name,
                variantName,
                station,
                prepMinutes,
                quantity,
                unitPrice,
                options,
                allergens,
                note,
                course,
                target,
                at);
    }
}
