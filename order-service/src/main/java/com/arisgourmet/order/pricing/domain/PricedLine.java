package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.OrderState.ChosenOption;
import com.arisgourmet.contracts.ProductState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart with its price.
 *
 * @param unitPrice with variant and options; never negative
 */
public record PricedLine(
        Cart.Line line,
        ProductState product,
        ProductState.@Nullable Variant variant,
        List<ChosenOption> options,
        Money unitPrice,
        Money lineTotal) {}
