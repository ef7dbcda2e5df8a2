package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntryIdTest {
    @Test
    void idsAreOrderedByTheirNumbersNotByTheirText() {
        assertThat(EntryId.parse("5-10")).isGreaterThan(EntryId.parse("5-9")).isLessThan(EntryId.parse("10-0"));
    }

    @Test
    void anIdIsWrittenAsItIsRead() {
        assertThat(EntryId.parse("1700000000000-12")).hasToString("1700000000000-12");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> EntryId.parse("12")).isInstanceOf(IllegalArgumentException.class);
    }
}
