package com.arisgourmet.order.pricing.domain;

import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.order.pricing.domain.PricingResult.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product with variants is ordered as exactly one of them; one without is ordered without. */
final class VariantChoice {
    private VariantChoice() {}

    static ProductState.@Nullable Variant choose(
            ProductState product, Cart.Line line, String path, Pricing.Flaws flaws) {
        UUID wanted = line.variantId();
        if (wanted == null) {
            if (!product.variants().isEmpty()) {
                flaws.add(path + ".variantId", Kind.REQUIRED, "Choose a variant of " + product.name() + ".");
            }
            return null;
        }
        for (ProductState.Variant variant : product.variants()) {
            if (variant.id().equals(wanted)) {
                return variant;
            }
        }
        flaws.add(path + ".variantId", Kind.UNKNOWN, product.name() + " has no such variant.");
        return null;
    }
}
