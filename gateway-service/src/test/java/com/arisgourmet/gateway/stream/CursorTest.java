package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorSurvivesTheWayToAClientAndBack() {
        var cursor = new Cursor(7, 63, new EntryId(1_766_000_000_000L, 12));
        assertThat(Cursor.decode(cursor.encoded())).contains(cursor);
    }

    @Test
    void whenItsSnapshotWasReadGoesWithIt() {
        var cursor = new Cursor(7, 63, new EntryId(12, 0)).withSnapshotOf(Instant.ofEpochMilli(1_766_000_000_123L));
        assertThat(Cursor.decode(cursor.encoded())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "MS4yLjM", "LTEuMi4zLTQtNQ", "MS4yLi0z", "bm9uc2Vuc2U", "MS4yLjMtNC54"})
    void whatWeDidNotMakeIsNoCursor(String text) {
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @Test
    void anEndlessTextIsNoCursor() {
        assertThat(Cursor.decode("A".repeat(100_000))).isEmpty();
    }

    @Test
    void entriesAreOrderedAsRedisOrdersThem() {
        assertThat(EntryId.parse("10-2").isAfter(EntryId.parse("9-100"))).isTrue();
        assertThat(EntryId.parse("10-10").isAfter(EntryId.parse("10-9"))).isTrue();
        assertThat(EntryId.parse("10-9").isAfter(EntryId.parse("10-9"))).isFalse();
    }
}
