package com.arisgourmet.defaults.keys.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration OVERLAP = Duration.ofMinutes(15);
    private static final RotationSchedule SCHEDULE = new RotationSchedule(Duration.ofDays(30), AHEAD, OVERLAP);

    private final KeyTimes first = new KeyTimes("first", 1, START, START);
    private final KeyRing alone = ring(first);

    @Test
    void theOnlyKeySignsAndNeverRetires() {
        Instant muchLater = START.plus(Duration.ofDays(400));
        assertThat(alone.stateOf(first, muchLater)).isEqualTo(KeyState.SIGNING);
        assertThat(alone.retiresAt(first)).isEmpty();
    }

    @Test
    void theNextKeyIsPublishedSoThatItSignsAfterThirtyDays() {
        Instant due = START.plus(Duration.ofDays(30)).minus(AHEAD);
        assertThat(alone.isNextDue(due.minusMillis(1))).isFalse();
        assertThat(alone.isNextDue(due)).isTrue();
        assertThat(ring(first, alone.next("second", due)).isNextDue(due)).isFalse();
    }

    @Test
    void aKeyIsPublishedThenSignsThenRetiresThenIsRetired() {
        KeyTimes second = alone.next("second", START.plusSeconds(60));
        KeyRing two = ring(second, first);
        KeyTimes third = two.next("third", second.signsFrom().plusSeconds(60));
        KeyRing three = ring(first, second, third);

        assertThat(three.stateOf(second, second.signsFrom().minusMillis(1))).isEqualTo(KeyState.PUBLISHED);
        assertThat(three.stateOf(second, second.signsFrom())).isEqualTo(KeyState.SIGNING);
        assertThat(three.stateOf(second, third.signsFrom())).isEqualTo(KeyState.RETIRING);
        assertThat(three.stateOf(second, third.signsFrom().plus(OVERLAP).minusMillis(1)))
                .isEqualTo(KeyState.RETIRING);
        assertThat(three.stateOf(second, third.signsFrom().plus(OVERLAP))).isEqualTo(KeyState.RETIRED);
    }

    @Test
    void exactlyOneKeySignsAtAnyInstant() {
        KeyTimes second = alone.next("second", START.plusSeconds(60));
        KeyTimes third = ring(first, second).replacement("third", START.plusSeconds(90));
        KeyRing three = ring(first, second, third);
        for (int second0 = -10; second0 < 3_000; second0++) {
            Instant now = START.plusSeconds(second0);
            assertThat(three.keys().stream().filter(key -> three.stateOf(key, now) == KeyState.SIGNING))
                    .hasSize(1);
        }
    }

    @Test
    void aReplacementSignsAtOnceAndWhatWasWaitingNeverDoes() {
        KeyTimes second = alone.next("second", START.plusSeconds(60));
        Instant leak = START.plusSeconds(90);
        KeyTimes third = ring(first, second).replacement("third", leak);
        KeyRing three = ring(first, second, third);

        assertThat(three.signing(leak)).isEqualTo(third);
        assertThat(three.signing(second.signsFrom())).isEqualTo(third);
        assertThat(three.stateOf(second, leak)).isEqualTo(KeyState.RETIRING);
    }

    @Test
    void aClockBehindTheFirstKeyStillHasAKeyToSignWith() {
        assertThat(alone.signing(START.minusSeconds(5))).isEqualTo(first);
    }

    @Test
    void aScheduleThatVerifiersCouldNotFollowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RotationSchedule(Duration.ofDays(30), Duration.ofMinutes(5), OVERLAP))
                .withMessageContaining("publish-ahead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RotationSchedule(Duration.ofMinutes(25), AHEAD, OVERLAP))
                .withMessageContaining("rotate-every");
    }

    private static KeyRing ring(KeyTimes... keys) {
        return new KeyRing(List.of(keys), SCHEDULE);
    }
}
