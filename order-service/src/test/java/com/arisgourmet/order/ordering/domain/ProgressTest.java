package com.arisgourmet.order.ordering.domain;

import static com.arisgourmet.order.ordering.domain.ItemStatus.ACCEPTED;
import static com.arisgourmet.order.ordering.domain.ItemStatus.HELD;
import static com.arisgourmet.order.ordering.domain.ItemStatus.PLACED;
import static com.arisgourmet.order.ordering.domain.ItemStatus.PREPARING;
import static com.arisgourmet.order.ordering.domain.ItemStatus.READY;
import static com.arisgourmet.order.ordering.domain.ItemStatus.SERVED;
import static com.arisgourmet.order.ordering.domain.ItemStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.MenuMother;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant PLACED_AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = PLACED_AT.plusSeconds(60);

    /** The contract's table, written down a second time so that a slip in either shows. */
    private static final Map<ItemStatus, Set<ItemStatus>> LEGAL = Map.of(
            HELD, EnumSet.of(PLACED, VOIDED),
            PLACED, EnumSet.of(ACCEPTED, VOIDED),
            ACCEPTED, EnumSet.of(PREPARING, VOIDED),
            PREPARING, EnumSet.of(READY, VOIDED),
            READY, EnumSet.of(SERVED, PREPARING, VOIDED),
            SERVED, EnumSet.of(READY),
            VOIDED, EnumSet.noneOf(ItemStatus.class));

    @Test
    void anItemGoesWhereTheTableSaysAndNowhereElse() {
        for (ItemStatus from : ItemStatus.values()) {
            for (ItemStatus to : ItemStatus.values()) {
                Order order = order(from);
                var result = Progress.moveItem(order, order.items().getFirst().id(), to, null, NOW);
                if (from == to) {
                    assertThat(result).isInstanceOf(Progress.Result.Unchanged.class);
                } else if (LEGAL.get(from).contains(to)) {
                    assertThat(result).as(from + " to " + to).isInstanceOf(Progress.Result.Moved.class);
                } else {
                    assertThat(result).as(from + " to " + to).isInstanceOf(Progress.Result.Illegal.class);
                }
            }
        }
    }

    @Test
    void theOrdersStatusIsItsLeastAdvancedItemThatIsNotVoided() {
        assertThat(order(READY, PREPARING, VOIDED).status()).isEqualTo("preparing");
        assertThat(order(VOIDED, VOIDED).status()).isEqualTo("cancelled");
        assertThat(order(SERVED, VOIDED).isOpen()).isFalse();
        assertThat(order(SERVED, READY).isOpen()).isTrue();
    }

    @Test
    void aVoidedItemIsNotPaid() {
        assertThat(order(PLACED, VOIDED).total()).isEqualTo(MenuMother.cop(1_000));
    }

    @Test
    void movingAnOrderMovesItsLeastAdvancedItemsAndLeavesTheOthers() {
        var moved = (Progress.Result.Moved) Progress.moveOrder(order(PLACED, READY, PLACED), ACCEPTED, null, NOW);

        assertThat(moved.order().items()).extracting(Item::status).containsExactly(ACCEPTED, READY, ACCEPTED);
        assertThat(moved.changes()).hasSize(2);
        assertThat(moved.order().version()).isEqualTo(2);
        assertThat(moved.order().items().getFirst().statusSince()).isEqualTo(NOW);
        assertThat(moved.order().items().get(1).statusSince()).isEqualTo(PLACED_AT);
    }

    @Test
    void anotherStateThanExpectedIsAConflict() {
        Order order = order(READY);

        assertThat(Progress.moveItem(order, order.items().getFirst().id(), SERVED, PREPARING, NOW))
                .isInstanceOf(Progress.Result.Illegal.class);
        assertThat(Progress.moveOrder(order, SERVED, PREPARING, NOW)).isInstanceOf(Progress.Result.Illegal.class);
    }

    @Test
    void anOrderOfWhichSomethingWasServedCannotBeCancelledWhole() {
        assertThat(Progress.moveOrder(order(PLACED, SERVED), VOIDED, null, NOW))
                .isInstanceOf(Progress.Result.Illegal.class);
        assertThat(((Progress.Result.Moved) Progress.moveOrder(order(PLACED, READY), VOIDED, null, NOW))
                        .order()
                        .status())
                .isEqualTo("cancelled");
    }

    private static Order order(ItemStatus... statuses) {
        List<Item> items = Stream.of(statuses).map(ProgressTest::item).toList();
        return new Order(
                Ids.next(),
                Ids.next(),
                7,
                null,
                MenuMother.CURRENCY,
                "guest",
                PLACED_AT,
                PLACED_AT,
                items,
                KitchenDelivery.of(items, PLACED_AT),
                1);
    }

    private static Item item(ItemStatus status) {
        return new Item(
                Ids.next(),
                Ids.next(),
                null,
                "Arepa",
                null,
                "hot",
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
