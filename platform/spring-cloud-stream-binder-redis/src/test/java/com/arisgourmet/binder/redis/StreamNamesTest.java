package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StreamNamesTest {

    @Test
    void whatIsKeptBesideAStreamHasItsHashTag() {
        assertThat(StreamKeys.lease("group", "events:{07}")).isEqualTo("binder:lease:group:events:{07}");
        assertThat(StreamKeys.lease("group", "events")).isEqualTo("binder:lease:group:{events}");
        assertThat(StreamKeys.lease("group", "events:{}")).isEqualTo("binder:lease:group:{events:{}}");
    }

    @Test
    void aDestinationWithoutShardsIsOneStreamOfItsName() {
        assertThat(StreamNames.of("events", 0)).containsExactly("events");
    }

    @Test
    void sixtyFourShardsAreNamedByTwoDigitsInAHashTag() {
        assertThat(StreamNames.of("events", 64))
                .hasSize(64)
                .startsWith("events:{00}", "events:{01}")
                .endsWith("events:{63}");
    }

    @Test
    void namesAreAsWideAsTheHighestNumber() {
        assertThat(StreamNames.of("events", 128)).startsWith("events:{000}").endsWith("events:{127}");
    }

    @Test
    void theShardOfAKeyNeverChanges() {
        assertThat(StreamNames.shardOf("order/1", 64)).isEqualTo(45);
        assertThat(StreamNames.shardOf("order/2", 64)).isEqualTo(23);
    }

    @Test
    void aShardOutsideTheDestinationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamNames.shard("events", 4, 4))
                .withMessage("shard 4 of destination 'events' is outside 0..3");
    }
}
