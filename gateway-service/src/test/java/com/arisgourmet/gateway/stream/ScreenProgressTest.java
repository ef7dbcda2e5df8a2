package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenProgressTest {
    private final ScreenProgress progress = new ScreenProgress();

    @Test
    void aScreenIsBehindByTheAgeOfTheOldestEventItHasNotDrawn() {
        assertThat(progress.behindMillis(9_000)).isZero();
        progress.passed(new EntryId(1_000, 0));
        progress.passed(new EntryId(2_000, 0));
        progress.passed(new EntryId(2_000, 1));
        assertThat(progress.behindMillis(9_000)).isEqualTo(8_000);
        progress.drawn(new EntryId(2_000, 0));
        assertThat(progress.behindMillis(9_000)).isEqualTo(7_000);
        progress.drawn(new EntryId(2_000, 1));
        assertThat(progress.behindMillis(9_000)).isZero();
    }

    @Test
    void whatAScreenThatStandsStillMissesDoesNotGrow() {
        for (int i = 0; i < 100_000; i++) {
            progress.passed(new EntryId(1_000 + i, 0));
        }
        assertThat(progress.behindMillis(201_000)).isEqualTo(200_000);
        progress.drawn(new EntryId(500_000, 0));
        assertThat(progress.behindMillis(201_000)).isZero();
    }

    @Test
    void clocksThatDifferNeverMakeAScreenAheadOfItsTime() {
        progress.passed(new EntryId(5_000, 0));
        assertThat(progress.behindMillis(4_000)).isZero();
    }
}
