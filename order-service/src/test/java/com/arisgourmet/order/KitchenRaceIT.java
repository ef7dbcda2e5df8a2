package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.ordering.ConfirmTicket;
import com.arisgourmet.order.ordering.persistence.OrderStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every instance looks for overdue tickets; that they do so at once must not show. */
class KitchenRaceIT extends OrderIT {
    private static final int ORDERS = 30;

    @Autowired
    ConfirmTicket here;

    @Test
    void twoInstancesThatFindTheSameOverdueTicketsTellEachOnce() {
        try (var another = startAnother()) {
            ConfirmTicket there = another.getBean(ConfirmTicket.class);
            List<OrderState> placed =
                    IntStream.range(0, ORDERS).mapToObj(i -> placed(bandeja(1))).toList();

            List<Long> told = Flux.fromIterable(placed)
                    .flatMap(this::aged, 1)
                    .flatMap(waiting -> tell(waiting, List.of(here, there, here, there)), 10)
                    .collectList()
                    .block(Duration.ofMinutes(1));

            assertThat(told).hasSize(ORDERS).allMatch(times -> times <= 1).contains(1L);
            assertThat(placed).allSatisfy(order -> assertThat(outboxTypes(order.id()))
                    .containsExactly("order.placed.v1", "order.kitchen-unconfirmed.v1"));
        }
    }

    /** Found by both, as by their rounds, which run beside this. */
    private Mono<OrderStore.Waiting> aged(OrderState order) {
        return database.sql("update orders set kitchen_since = kitchen_since - interval 1 minute where id = :id")
                .bind("id", Ids.bytes(order.id()))
                .fetch()
                .rowsUpdated()
                .thenReturn(new OrderStore.Waiting(
                        menu.restaurantId, order.id(), order.kitchen().since().minusSeconds(60)));
    }

    /** @return how many of them told it */
    private static Mono<Long> tell(OrderStore.Waiting waiting, List<ConfirmTicket> instances) {
        return Flux.fromIterable(instances)
                .flatMap(instance -> instance.overdue(waiting))
                .count();
    }
}
