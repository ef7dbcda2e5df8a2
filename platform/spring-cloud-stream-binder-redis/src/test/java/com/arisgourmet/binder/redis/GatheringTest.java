package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final Gathering gathering = new Gathering(3);
    private final Lease lease = Lease.shared("events");

    @Test
    void whatCameAtSeveralTimesGoesTogetherInOrder() {
        assertThat(gathering.add(lease, entries(1, 1))).isTrue();
        assertThat(gathering.add(lease, entries(2, 3)))
                .as("somebody comes already")
                .isFalse();

        assertThat(gathering.next("events")).isEqualTo(new Gathering.Batch(lease, entries(1, 3), false));
    }

    @Test
    void aBatchIsNeverLargerThanAllowedAndTheRestIsNotForgotten() {
        gathering.add(lease, entries(1, 4));

        assertThat(gathering.next("events")).isEqualTo(new Gathering.Batch(lease, entries(1, 3), true));
        assertThat(gathering.next("events")).isEqualTo(new Gathering.Batch(lease, entries(4, 4), false));
    }

    @Test
    void whatCameUnderAnotherTenureIsABatchOfItsOwn() {
        Lease later = Lease.shared("events");
        gathering.add(lease, entries(1, 1));
        gathering.add(later, entries(2, 2));

        assertThat(gathering.next("events")).isEqualTo(new Gathering.Batch(lease, entries(1, 1), true));
        assertThat(gathering.next("events")).isEqualTo(new Gathering.Batch(later, entries(2, 2), false));
    }

    @Test
    void whoFindsAStreamEmptyHasToComeForIt() {
        gathering.add(lease, entries(1, 1));
        gathering.next("events");

        assertThat(gathering.add(lease, entries(2, 2))).isTrue();
    }

    private static List<StreamEntry> entries(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> new StreamEntry("events", number + "-0", Map.of(), "", false, false))
                .toList();
    }
}
