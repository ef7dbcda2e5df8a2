package com.arisgourmet.defaults.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.defaults.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedInstantsTest {
    @Test
    void noneStaysNone() {
        assertThat(AskedInstants.within("from", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T20:15:30.123456Z, 2026-11-27T20:15:30.123456Z",
        "0000-01-01T00:00:00Z, 2000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-01-01T00:00:00Z"
    })
    void oneIsTakenAsFarAsTheDatabaseKnowsAny(Instant asked, Instant taken) {
        assertThat(AskedInstants.within("from", asked)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void oneThatNoDateTimeOfTheApiCanNameIsRefused(Instant asked) {
        assertThatThrownBy(() -> AskedInstants.within("from", asked)).isInstanceOf(ProblemException.class);
    }
}
