package com.arisgourmet.order.ordering.web;

import com.arisgourmet.order.ordering.PlaceOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param tableSessionId a guest may leave it out: it is the one of the token */
record OrderRequest(
        @Nullable UUID tableSessionId,
        @NotNull @Pattern(regexp = "table|takeaway") String serviceType,
        @NotEmpty @Size(max = 100) List<CartRequest.@Valid @NotNull CartItem> items) {

    PlaceOrder.Command toCommand() {
        return new PlaceOrder.Command(serviceType.equals("takeaway"), tableSessionId, CartRequest.cart(items));
    }
}
