package com.arisgourmet.order.pricing.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks for, without any price: prices are the menu's alone. */
public record Cart(List<Line> lines) {

    public record Line(
            UUID productId,
            @Nullable UUID variantId,
            int quantity,
            List<Choice> choices,
            @Nullable String note,
            int course) {}

    public record Choice(UUID optionId, int quantity) {}
}
