package com.arisgourmet.catalog.products;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Availability;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import java.util.Map;
import java.util.UUID;

/**
 * Something on sale.
 *
 * @param key names it in imports and exports, unique in the restaurant
 * @param variantKeys name its variants likewise, by their ids
 */
public record Product(String key, Map<UUID, String> variantKeys, ProductState state) {

    /** @return as it is after one more change */
    public Product changedTo(Map<UUID, String> keys, ProductState changed) {
        return new Product(key, keys, with(changed, changed.availability(), state.version() + 1));
    }

    /** @return as it is after its availability changed */
    public Product available(Availability availability) {
        return new Product(key, variantKeys, with(state, availability, state.version() + 1));
    }

    /** Whether everything but the version is the same. */
    public boolean says(ProductState other) {
        return state.equals(with(other, other.availability(), state.version()));
    }

    public OutboxEvent event(EventType type) {
        return new OutboxEvent(type, state.restaurantId(), state.id(), state.version(), state);
    }

    private static ProductState with(ProductState said, Availability availability, long version) {
        return new ProductState(
                said.id(),
                said.restaurantId(),
                said.categoryId(),
                said.name(),
                said.description(),
                said.translations(),
                said.price(),
                said.station(),
                said.prepMinutes(),
                said.taxRate(),
                said.allergens(),
                said.dietary(),
                said.imageUrl(),
                said.variants(),
                said.optionGroupIds(),
                availability,
                said.position(),
                version);
    }
}
