package com.arisgourmet.catalog.products;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a product starts, before anything is said of it: on sale, nothing to choose. */
final class NewProduct {
    private NewProduct() {}

    static ProductState at(UUID id, UUID restaurantId, UUID categoryId, Money price, int position) {
        return new ProductState(
                id,
                restaurantId,
                categoryId,
                "",
                null,
                Map.of(),
                price,
                "",
                0,
                0,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                Availability.ALWAYS,
                position,
                1);
    }
}
