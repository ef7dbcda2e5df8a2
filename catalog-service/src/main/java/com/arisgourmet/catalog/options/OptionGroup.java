package com.arisgourmet.catalog.options;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import java.util.Map;
import java.util.UUID;

/**
 * A question asked about products.
 *
 * @param key names it in imports and exports, unique in the restaurant
 * @param optionKeys name its options likewise, by their ids
 */
public record OptionGroup(String key, Map<UUID, String> optionKeys, OptionGroupState state) {

    /** @return as it is after one more change */
    public OptionGroup changedTo(Map<UUID, String> keys, OptionGroupState changed) {
        return new OptionGroup(
                key,
                keys,
                new OptionGroupState(
                        state.id(),
                        state.restaurantId(),
                        changed.name(),
                        changed.translations(),
                        changed.minSelections(),
                        changed.maxSelections(),
                        changed.options(),
                        state.version() + 1));
    }

    /** Whether everything but the version is the same. */
    public boolean says(OptionGroupState other) {
        return state.name().equals(other.name())
                && state.translations().equals(other.translations())
                && state.minSelections() == other.minSelections()
                && state.maxSelections() == other.maxSelections()
                && state.options().equals(other.options());
    }

    public OutboxEvent event(EventType type) {
        return new OutboxEvent(type, state.restaurantId(), state.id(), state.version(), state);
    }
}
