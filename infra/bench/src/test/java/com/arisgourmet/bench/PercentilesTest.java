package com.arisgourmet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void ofAHundredLatenciesThe99thIsTheSecondWorst() {
        long[] downwards =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        assertThat(Percentiles.ofNanos(downwards)).isEqualTo(new Percentiles(50, 95, 99, 100));
    }

    @Test
    void oneLatencyIsEveryPercentile() {
        assertThat(Percentiles.ofNanos(new long[] {1_234_567})).isEqualTo(new Percentiles(1.23, 1.23, 1.23, 1.23));
    }

    @Test
    void withoutLatenciesThereIsNoFigure() {
        assertThat(Percentiles.ofNanos(new long[0]).p99()).isNaN();
    }
}
