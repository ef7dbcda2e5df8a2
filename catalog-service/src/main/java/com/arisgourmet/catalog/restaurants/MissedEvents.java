package com.arisgourmet.catalog.restaurants;

import com.arisgourmet.binder.redis.GroupEvicted;
import com.arisgourmet.defaults.outbox.Rebuild;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When streams were trimmed beyond what {@link RestaurantEvents} had read, auth-service says again what restaurants
 * there are.
 */
@Component
class MissedEvents {
    private final Rebuild rebuild;

    MissedEvents(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @EventListener
    void missed(GroupEvicted loss) {
        if (loss.group().equals(RestaurantEvents.CONSUMER)) {
            rebuild.ask();
        }
    }
}
