package com.arisgourmet.order.ordering;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import com.arisgourmet.order.ordering.domain.Order;
import com.arisgourmet.order.ordering.domain.Progress;
import com.arisgourmet.order.ordering.persistence.OrderStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves an order, or one item of it, a step. */
@Component
public class MoveOrder {
    private final OrderStore orders;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    MoveOrder(OrderStore orders, Outbox outbox, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param expected where the caller believes it is, or null */
    public record Step(
            ItemStatus target,
            @Nullable ItemStatus expected,
            @Nullable String reason) {}

    /** Errors with 404, or 409 for a step there is no way for. */
    public Mono<Order> moveOrder(Caller caller, UUID orderId, Step step) {
        return move(
                caller,
                orderId,
                step,
                EventType.ORDER_STATUS_CHANGED,
                (order, now) -> Progress.moveOrder(order, step.target(), step.expected(), now));
    }

    /** Errors with 404, or 409 for a step there is no way for. */
    public Mono<Order> moveItem(Caller caller, UUID orderId, UUID itemId, Step step) {
        return move(
                caller,
                orderId,
                step,
                EventType.ORDER_ITEM_STATUS_CHANGED,
                (order, now) -> Progress.moveItem(order, itemId, step.target(), step.expected(), now));
    }

    private Mono<Order> move(Caller caller, UUID orderId, Step step, EventType type, Rule rule) {
        return transactions.run(() -> orders.findForUpdate(caller.restaurantId(), orderId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")))
                .flatMap(order ->
                        write(rule.apply(order, clock.instant().truncatedTo(ChronoUnit.MICROS)), caller, step, type)));
    }

    private Mono<Order> write(Progress.Result result, Caller caller, Step step, EventType type) {
        return switch (result) {
            case Progress.Result.Unchanged unchanged -> Mono.just(unchanged.order());
            case Progress.Result.UnknownItem ignored -> Mono.error(ProblemException.notFound("item"));
            case Progress.Result.Illegal illegal ->
                Mono.error(new ProblemException(ProblemType.ILLEGAL_TRANSITION, illegal.detail()));
            case Progress.Result.Moved moved -> {
                StepPermission.require(caller, moved.changes());
                yield orders.update(moved.order(), moved.changes(), caller.subject(), step.reason())
                        .then(outbox.append(new OutboxEvent(
                                type,
                                moved.order().restaurantId(),
                                moved.order().id(),
                                moved.order().version(),
                                OrderStates.of(moved.order(), moved.changes()))))
                        .thenReturn(moved.order());
            }
        };
    }

    @FunctionalInterface
    private interface Rule {
        Progress.Result apply(Order order, Instant now);
    }
}
