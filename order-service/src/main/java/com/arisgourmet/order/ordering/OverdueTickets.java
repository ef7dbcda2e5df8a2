package com.arisgourmet.order.ordering;

import com.arisgourmet.defaults.rounds.Rounds;
import com.arisgourmet.order.kitchen.KitchenSettings;
import com.arisgourmet.order.ordering.persistence.OrderStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The timer of what was sent to the kitchen. It stands in the order's row, so it survives restarts, and every instance
 * looks: who finds an overdue order takes its lock and looks again, so one of them tells. How long is too long each restaurant
 * says, or the installation. {@code aris.kitchen.unconfirmed}
 * counts them.
 */
@Component
class OverdueTickets extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(OverdueTickets.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_A_ROUND = 200;

    private final OrderStore orders;
    private final ConfirmTicket tickets;
    private final Clock clock;
    private final Duration confirmWithin;
    private final Counter unconfirmed;

    OverdueTickets(
            OrderStore orders,
            ConfirmTicket tickets,
            Clock clock,
            MeterRegistry meters,
            @Value("${aris.kitchen.confirm-within}") Duration confirmWithin) {
        super(ROUND, PATIENCE, "overdue tickets are told later");
        this.orders = orders;
        this.tickets = tickets;
        this.clock = clock;
        this.confirmWithin = confirmWithin;
        this.unconfirmed = Counter.builder("aris.kitchen.unconfirmed")
                .description("Orders told overdue: no screen of the kitchen confirmed them in time")
                .register(meters);
    }

    @Override
    protected Mono<Void> round() {
        return orders.overdueInTheKitchen(clock.instant(), shortest(), confirmWithin, MOST_A_ROUND)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(this::tell)
                .then();
    }

    private Duration shortest() {
        return confirmWithin.compareTo(KitchenSettings.SHORTEST) < 0 ? confirmWithin : KitchenSettings.SHORTEST;
    }

    private Mono<Void> tell(OrderStore.Waiting waiting) {
        return tickets.overdue(waiting)
                .doOnNext(order -> unconfirmed.increment())
                .onErrorResume(failure -> {
                    log.warn("order {} is told overdue later: {}", waiting.orderId(), failure.toString());
                    return Mono.empty();
                })
                .then();
    }
}
