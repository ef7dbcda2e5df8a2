package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private final UUID order = UUID.randomUUID();

    @Test
    void itTellsWhatCameLaterInOrder() {
        var ring = new EventRing(10, 1 << 20, new EntryId(1, 0));
        for (long at = 2; at <= 5; at++) {
            ring.add(Events.orderAt(at, order, at));
        }
        assertThat(ring.after(new EntryId(3, 0)))
                .extracting(event -> event.id().millis())
                .containsExactly(4L, 5L);
        assertThat(ring.after(new EntryId(5, 0))).isEmpty();
    }

    @Test
    void whatWasPushedOutIsNoLongerClaimed() {
        var ring = new EventRing(2, 1 << 20, new EntryId(1, 0));
        assertThat(ring.isCompleteAfter(new EntryId(1, 0))).isTrue();
        for (long at = 2; at <= 5; at++) {
            ring.add(Events.orderAt(at, order, at));
        }
        assertThat(ring.isCompleteAfter(new EntryId(2, 0))).isFalse();
        assertThat(ring.isCompleteAfter(new EntryId(3, 0))).isTrue();
    }

    @Test
    void bytesAreBoundedToo() {
        int size = Events.orderAt(1, order, 1).size();
        var ring = new EventRing(1_000, size * 3L, EntryId.ZERO);
        for (long at = 1; at <= 9; at++) {
            ring.add(Events.orderAt(at, order, at));
        }
        assertThat(ring.after(EntryId.ZERO)).hasSize(3);
    }
}
