package com.arisgourmet.defaults.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a service owns and can publish again, one kind of aggregate.
 */
public interface CurrentState {
    /** @return the kind of aggregate, as in the events' subject */
    String aggregate();

    /**
     * The next page of aggregates in id order, read <em>with their row locks held</em> (so that no newer version can be
     * published before) as {@code *.state.v1} events.
     *
     * @param restaurantId only this restaurant's, or all if null
     * @param after id of the last aggregate of the page before, null for the first
     * @return the page, empty after the last one
     */
    Mono<java.util.List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit);
}
