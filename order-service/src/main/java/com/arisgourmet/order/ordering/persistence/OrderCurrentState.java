package com.arisgourmet.order.ordering.persistence;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.order.ordering.OrderStates;
import com.arisgourmet.order.ordering.domain.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders, to be published again. */
@Component
class OrderCurrentState implements CurrentState {
    private final OrderQueries orders;

    OrderCurrentState(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public String aggregate() {
        return EventType.ORDER_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return orders.pageForUpdate(restaurantId, after, limit)
                .map(page -> page.stream().map(OrderCurrentState::event).toList());
    }

    private static OutboxEvent event(Order order) {
        return new OutboxEvent(
                EventType.ORDER_STATE,
                order.restaurantId(),
                order.id(),
                order.version(),
                OrderStates.of(order, List.of()));
    }
}
