package com.arisgourmet.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.Event;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final int FIRST = 500;
    private final Deliveries deliveries = new Deliveries(FIRST, 100);

    @Test
    void allOnceAndInOrderIsClean() {
        IntStream.range(0, 100).forEach(i -> hear(i, 1_000 + i));

        assertThat(deliveries.lost()).isZero();
        assertThat(deliveries.duplicated()).isZero();
        assertThat(deliveries.inverted()).isZero();
        assertThat(deliveries.seconds()).isEqualTo(0.099);
    }

    @Test
    void whatIsMissingIsLost() {
        IntStream.range(0, 97).forEach(i -> hear(i, 1_000));

        assertThat(deliveries.lost()).isEqualTo(3);
    }

    @Test
    void aSecondOccurrenceIsADuplicateAndNoInversion() {
        hear(0, 1_000);
        hear(10, 1_001);
        hear(0, 1_002);

        assertThat(deliveries.duplicated()).isEqualTo(1);
        assertThat(deliveries.inverted()).isZero();
    }

    @Test
    void aVersionAfterALaterOneOfItsAggregateIsInverted() {
        hear(10, 1_000);
        hear(0, 1_001);
        hear(1, 1_002);

        assertThat(deliveries.inverted()).isEqualTo(1);
    }

    @Test
    void othersEventsAreNoneOfOurs() {
        hear(-1, 1);
        hear(100, 9_000);
        deliveries.hear("5-0", Map.of("data", "{}"));

        assertThat(deliveries.lost()).isEqualTo(100);
    }

    private void hear(int index, long millis) {
        deliveries.hear(millis + "-0", Map.of("type", "order.placed.v1", "data", new Event(FIRST + index).payload()));
    }
}
