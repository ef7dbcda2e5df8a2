package com.arisgourmet.defaults.outbox;

import com.arisgourmet.contracts.EventType;
import java.util.UUID;

/**
 * An event to be written.
 *
 * @param aggregateVersion the aggregate's version after the change
 * @param state full state of the aggregate after the change, of the type's {@link EventType#dataType()}
 */
public record OutboxEvent(EventType type, UUID restaurantId, UUID aggregateId, long aggregateVersion, Object state) {
    public OutboxEvent {
        if (!type.dataType().isInstance(state)) {
            throw new IllegalArgumentException(
                    type + " carries a " + type.dataType().getSimpleName());
        }
    }
}
