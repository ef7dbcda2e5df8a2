package com.arisgourmet.bench.binder;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.Event;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally(200);

    @Test
    void allOfThemOnceAndInOrderIsWhole() throws InterruptedException {
        IntStream.range(0, 200).forEach(this::handle);

        assertThat(tally.awaitAll(0)).isTrue();
        assertThat(tally.lost() + tally.duplicated() + tally.inverted()).isZero();
    }

    @Test
    void whatIsMissingIsLost() throws InterruptedException {
        IntStream.range(0, 197).forEach(this::handle);

        assertThat(tally.awaitAll(0)).isFalse();
        assertThat(tally.lost()).isEqualTo(3);
    }

    @Test
    void whatComesAgainIsCounted() {
        handle(7);
        handle(7);

        assertThat(tally.duplicated()).isOne();
    }

    @Test
    void whatComesAfterALaterVersionOfItsKeyIsOutOfOrder() {
        handle(Event.PER_AGGREGATE);
        handle(1);
        assertThat(tally.inverted()).as("another key").isZero();

        handle(0);
        assertThat(tally.inverted()).isOne();
    }

    @Test
    void latenciesAreThoseSinceTheEntrysId() {
        handle(0);

        assertThat(tally.latencies(0).max()).isBetween(1_000.0, 60_000.0);
        assertThat(tally.latencies(1).max()).isNaN();
    }

    private void handle(int number) {
        tally.handle(
                new Event(number).payload().getBytes(StandardCharsets.UTF_8),
                (System.currentTimeMillis() - 1_000) + "-" + number);
    }
}
