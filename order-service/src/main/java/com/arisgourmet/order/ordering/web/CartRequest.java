package com.arisgourmet.order.ordering.web;

import com.arisgourmet.order.pricing.domain.Cart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of a quote or an order. There is no field for a price: sending one is an error. */
final class CartRequest {
    private CartRequest() {}

    record CartItem(
            @NotNull UUID productId,
            @Nullable UUID variantId,
            @NotNull @Min(1) @Max(99) Integer quantity,
            @Valid @Size(max = 60) @Nullable List<CartOption> options,
            @Size(max = 300) @Nullable String note,
            @Min(1) @Max(9) @Nullable Integer course) {

        Cart.Line toLine() {
            List<CartOption> chosen = options == null ? List.of() : options;
            return new Cart.Line(
                    productId,
                    variantId,
                    quantity,
                    chosen.stream().map(CartOption::toChoice).toList(),
                    note == null || note.isBlank() ? null : note.strip(),
                    course == null ? 1 : course);
        }
    }

    record CartOption(
            @NotNull UUID optionId,
            @Min(1) @Max(20) @Nullable Integer quantity) {
        Cart.Choice toChoice() {
            return new Cart.Choice(optionId, quantity == null ? 1 : quantity);
        }
    }

    record QuoteRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull CartItem> items) {}

    static Cart cart(List<CartItem> items) {
        return new Cart(items.stream().map(CartItem::toLine).toList());
    }
}
