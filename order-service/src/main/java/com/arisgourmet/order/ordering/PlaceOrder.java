package com.arisgourmet.order.ordering;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.order.ordering.domain.Change;
import com.arisgourmet.order.ordering.domain.Order;
import com.arisgourmet.order.ordering.domain.Placement;
import com.arisgourmet.order.ordering.persistence.OrderStore;
import com.arisgourmet.order.pricing.PriceCart;
import com.arisgourmet.order.pricing.domain.Cart;
import com.arisgourmet.order.pricing.domain.PricingResult.Priced;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes an order: seats it, prices it from the menu as known here, writes it with its event. Runs in the caller's
 * transaction; asks no other service.
 */
@Component
public class PlaceOrder {
    private final PriceCart pricing;
    private final Seats seats;
    private final OrderStore orders;
    private final Outbox outbox;
    private final Clock clock;

    PlaceOrder(PriceCart pricing, Seats seats, OrderStore orders, Outbox outbox, Clock clock) {
        this.pricing = pricing;
        this.seats = seats;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param tableSessionId needed for staff who order for a table */
    public record Command(boolean takeaway, @Nullable UUID tableSessionId, Cart cart) {}

    /** Errors with the problem that refuses the order. */
    public Mono<Order> place(Caller caller, Command command) {
        return seats.of(caller, command).flatMap(seat -> pricing.price(caller.restaurantId(), command.cart())
                .flatMap(priced -> write(caller, seat.orElse(null), priced)));
    }

    private Mono<Order> write(Caller caller, Order.@Nullable Seat seat, Priced priced) {
        return orders.nextNumber(caller.restaurantId()).flatMap(number -> {
            Order order = Placement.place(
                    caller.restaurantId(),
                    number,
                    seat,
                    priced,
                    caller.subject(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    Ids::next);
            List<Change> changes = Placement.changes(order);
            return orders.insert(order, changes, caller.subject())
                    .then(outbox.append(new OutboxEvent(
                            EventType.ORDER_PLACED,
                            order.restaurantId(),
                            order.id(),
                            order.version(),
                            OrderStates.of(order, changes))))
                    .thenReturn(order);
        });
    }
}
