package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairShareTest {

    @ParameterizedTest
    @CsvSource({"64,1,64", "64,2,32", "64,3,22", "64,100,1", "1,2,1", "64,0,64"})
    void anInstanceMayHoldItsShareRoundedUp(int streams, long instances, int share) {
        assertThat(FairShare.of(streams, instances)).isEqualTo(share);
    }

    @Test
    void everyStreamIsAskedForWhereverAnInstanceBegins() {
        var streams = StreamNames.of("events", 64);

        assertThat(FairShare.preference(streams, "one")).containsExactlyInAnyOrderElementsOf(streams);
        assertThat(FairShare.preference(streams, "one")).isNotEqualTo(FairShare.preference(streams, "another"));
    }
}
