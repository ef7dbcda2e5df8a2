package com.arisgourmet.order.projection;

import com.arisgourmet.binder.redis.GroupEvicted;
import com.arisgourmet.defaults.outbox.Rebuild;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When streams were trimmed beyond what the projections had read, they are filled anew by the owners of what they
 * copy.
 */
@Component
class MissedEvents {
    private final Rebuild rebuild;

    MissedEvents(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @EventListener
    void missed(GroupEvicted loss) {
        if (loss.group().equals(ProjectionBinding.CONSUMER)) {
            rebuild.ask();
        }
    }
}
