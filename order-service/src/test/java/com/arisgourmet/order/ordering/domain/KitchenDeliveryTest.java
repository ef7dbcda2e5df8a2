package com.arisgourmet.order.ordering.domain;

import static com.arisgourmet.order.ordering.domain.ItemStatus.ACCEPTED;
import static com.arisgourmet.order.ordering.domain.ItemStatus.HELD;
import static com.arisgourmet.order.ordering.domain.ItemStatus.PLACED;
import static com.arisgourmet.order.ordering.domain.ItemStatus.VOIDED;
import static com.arisgourmet.order.ordering.domain.KitchenDelivery.State.RECEIVED;
import static com.arisgourmet.order.ordering.domain.KitchenDelivery.State.SENT;
import static com.arisgourmet.order.ordering.domain.KitchenDelivery.State.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.MenuMother;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitchenDeliveryTest {
    private static final Instant PLACED_AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = PLACED_AT.plusSeconds(7);

    @Test
    void anOrderIsReceivedWhenEveryStationWithWorkHasDrawnIt() {
        Order sent = order(item("hot", PLACED), item("bar", PLACED), item("cold", HELD));
        Order half = sent.drawnBy("bar", 1, LATER);
        Order whole = half.drawnBy("hot", 1, LATER);

        assertThat(sent.kitchen()).isEqualTo(new KitchenDelivery(SENT, PLACED_AT, 1, List.of("bar", "hot")));
        assertThat(half.kitchen()).isEqualTo(new KitchenDelivery(SENT, PLACED_AT, 1, List.of("hot")));
        assertThat(whole.kitchen()).isEqualTo(new KitchenDelivery(RECEIVED, LATER, 1, List.of()));
        assertThat(whole.version()).isEqualTo(3);
        assertThat(sent.drawnBy(null, 1, LATER).kitchen()).isEqualTo(whole.kitchen());
    }

    @Test
    void aConfirmationThatTellsNothingNewChangesNothing() {
        Order half = order(item("hot", PLACED), item("bar", PLACED)).drawnBy("bar", 1, LATER);

        assertThat(half.drawnBy("bar", 1, LATER)).isSameAs(half);
        assertThat(half.drawnBy("pastry", 1, LATER)).isSameAs(half);
        Order whole = half.drawnBy("hot", 1, LATER);
        assertThat(whole.drawnBy("hot", 1, LATER)).isSameAs(whole);
        assertThat(whole.overdue(whole.kitchen().since(), LATER)).isSameAs(whole);
    }

    @Test
    void anOverdueOrderIsUnconfirmedOnceAndReceivedWhenConfirmedLate() {
        Order overdue = order(item("hot", PLACED)).overdue(PLACED_AT, LATER);

        assertThat(overdue.kitchen()).isEqualTo(new KitchenDelivery(UNCONFIRMED, LATER, 1, List.of("hot")));
        assertThat(overdue.overdue(LATER, LATER.plusSeconds(1))).isSameAs(overdue);
        assertThat(overdue.drawnBy(null, 2, LATER).kitchen().state()).isEqualTo(RECEIVED);
    }

    @Test
    void whatWasFiredMeanwhileIsNotOverdueYet() {
        Order order = order(item("hot", PLACED), item("cold", HELD));
        Order fired = moved(order, 1, PLACED);

        assertThat(fired.overdue(order.kitchen().since(), LATER)).isSameAs(fired);
    }

    @Test
    void aStationThatHasBegunOrWhoseWorkWasVoidedNeedNotConfirm() {
        Order order = order(item("hot", PLACED), item("bar", PLACED));
        Order begun = moved(order, 0, ACCEPTED);

        assertThat(begun.kitchen().waitingFor()).containsExactly("bar");
        assertThat(moved(begun, 1, VOIDED).kitchen()).isEqualTo(new KitchenDelivery(RECEIVED, LATER, 1, List.of()));
    }

    @Test
    void firedWorkHasToBeDrawnInAVersionThatShowsIt() {
        Order received = order(item("hot", PLACED), item("cold", HELD)).drawnBy(null, 1, PLACED_AT);
        Order fired = moved(received, 1, PLACED);

        assertThat(fired.kitchen()).isEqualTo(new KitchenDelivery(SENT, LATER, 3, List.of("cold")));
        assertThat(fired.drawnBy(null, 2, LATER)).isSameAs(fired);
        assertThat(fired.drawnBy(null, 3, LATER).kitchen().state()).isEqualTo(RECEIVED);
    }

    @Test
    void firingMoreDoesNotQuietenAnAlarm() {
        Order overdue = order(item("hot", PLACED), item("cold", HELD)).overdue(PLACED_AT, PLACED_AT);

        assertThat(moved(overdue, 1, PLACED).kitchen())
                .isEqualTo(new KitchenDelivery(UNCONFIRMED, PLACED_AT, 3, List.of("cold", "hot")));
    }

    @Test
    void anOrderThatIsAllHeldHasNothingToDraw() {
        assertThat(order(item("hot", HELD)).kitchen().state()).isEqualTo(RECEIVED);
    }

    private static Order moved(Order order, int item, ItemStatus target) {
        var result = Progress.moveItem(order, order.items().get(item).id(), target, null, LATER);
        return ((Progress.Result.Moved) result).order();
    }

    private static Order order(Item... items) {
        return new Order(
                Ids.next(),
                Ids.next(),
                7,
                null,
                MenuMother.CURRENCY,
                "guest",
                PLACED_AT,
                PLACED_AT,
                List.of(items),
                KitchenDelivery.of(List.of(items), PLACED_AT),
                1);
    }

    private static Item item(String station, ItemStatus status) {
        return new Item(
                Ids.next(),
                Ids.next(),
                null,
                "Arepa",
                null,
                station,
                5,
                1,
                MenuMother.cop(1_000),
                List.of(),
                List.of(),
                null,
                1,
                status,
                PLACED_AT);
    }
}
