package com.arisgourmet.order.ordering;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.order.ordering.domain.Order;
import com.arisgourmet.order.ordering.persistence.OrderStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes what the kitchen's screens have drawn, and what none of them has drawn in time; tells either by an event. */
@Component
public class ConfirmTicket {
    private final OrderStore orders;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ConfirmTicket(OrderStore orders, Outbox outbox, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param version of the order that was drawn
     * @param station whose screen it is; null: it shows every station
     */
    public record Receipt(long version, @Nullable String station) {}

    /** Changes nothing when told again. Errors with 404, or 409 for a version that does not exist yet. */
    public Mono<Order> confirm(UUID restaurantId, UUID orderId, Receipt receipt) {
        return change(restaurantId, orderId, EventType.ORDER_KITCHEN_RECEIVED, (order, now) -> {
                    if (receipt.version() > order.version()) {
                        throw new ProblemException(
                                ProblemType.CONFLICT, "The order is at version " + order.version() + ".");
                    }
                    return order.drawnBy(receipt.station(), receipt.version(), now);
                })
                .map(Changed::order)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")));
    }

    /** @return the order, or empty if it was confirmed or sent anew meanwhile, or if another instance has told so already */
    public Mono<Order> overdue(OrderStore.Waiting waiting) {
        return change(
                        waiting.restaurantId(),
                        waiting.orderId(),
                        EventType.ORDER_KITCHEN_UNCONFIRMED,
                        (order, now) -> order.overdue(waiting.since(), now))
                .filter(Changed::now)
                .map(Changed::order);
    }

    private Mono<Changed> change(UUID restaurantId, UUID orderId, EventType type, Rule rule) {
        return transactions.run(
                () -> orders.findForUpdate(restaurantId, orderId).flatMap(order -> {
                    Order changed = rule.apply(order, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    return changed.version() == order.version()
                            ? Mono.just(new Changed(order, false))
                            : write(changed, type).thenReturn(new Changed(changed, true));
                }));
    }

    private Mono<Void> write(Order order, EventType type) {
        return orders.update(order)
                .then(outbox.append(new OutboxEvent(
                        type, order.restaurantId(), order.id(), order.version(), OrderStates.of(order, List.of()))));
    }

    private record Changed(Order order, boolean now) {}

    @FunctionalInterface
    private interface Rule {
        Order apply(Order order, Instant now);
    }
}
