package com.arisgourmet.auth.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T20:00:00Z");
    private static final BackOff BACK_OFF = new BackOff(3, Duration.ofSeconds(5), Duration.ofMinutes(15));

    @Test
    void afterAFewFreeTriesEachFailureDoublesTheWait() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(BACK_OFF::after).map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 5L, 10L, 20L, 40L);
    }

    @Test
    void noWaitIsLongerThanTheLongestHoweverManyFailuresThereWere() {
        assertThat(BACK_OFF.after(12)).isEqualTo(Duration.ofMinutes(15));
        assertThat(BACK_OFF.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aTryIsAllowedAgainAtTheVeryInstant() {
        Attempts four = new Attempts(3, null).counted(BACK_OFF, NOW);
        assertThat(four).isEqualTo(new Attempts(4, NOW.plusSeconds(5)));
        assertThat(four.waitsAt(NOW)).isEqualTo(Duration.ofSeconds(5));
        assertThat(four.waitsAt(NOW.plusSeconds(5))).isZero();
    }

    @Test
    void thePinsAnybodyTriesFirstAreObvious() {
        assertThat(PinRules.isObvious("0000")).isTrue();
        assertThat(PinRules.isObvious("1234")).isTrue();
        assertThat(PinRules.isObvious("87654321")).isTrue();
        assertThat(PinRules.isObvious("1357")).isFalse();
        assertThat(PinRules.isObvious("1235")).isFalse();
        assertThat(PinRules.isObvious("0001")).isFalse();
    }
}
