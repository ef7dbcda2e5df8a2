package com.arisgourmet.catalog.categories;

import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.OutboxEvent;

/**
 * A section of the menu.
 *
 * @param key names it in imports and exports, unique in the restaurant
 */
public record Category(String key, CategoryState state) {

    /** @return as it is after one more change */
    public Category changedTo(CategoryState changed) {
        return new Category(
                key,
                new CategoryState(
                        state.id(),
                        state.restaurantId(),
                        changed.name(),
                        changed.translations(),
                        changed.position(),
                        state.version() + 1));
    }

    /** Whether the texts and the place are the same; versions do not matter. */
    public boolean says(CategoryState other) {
        return state.name().equals(other.name())
                && state.translations().equals(other.translations())
                && state.position() == other.position();
    }

    public OutboxEvent event(EventType type) {
        return new OutboxEvent(type, state.restaurantId(), state.id(), state.version(), state);
    }
}
