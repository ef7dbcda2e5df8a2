package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(10), 2);

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(policy.pauseAfter(1)).hasSeconds(1);
        assertThat(policy.pauseAfter(2)).hasSeconds(2);
        assertThat(policy.pauseAfter(4)).hasSeconds(8);
        assertThat(policy.pauseAfter(5)).hasSeconds(10);
        assertThat(policy.pauseAfter(100_000)).hasSeconds(10);
    }

    @RepeatedTest(20)
    void jitterShortensAPauseByAHalfAtMost() {
        assertThat(policy.jitteredPauseAfter(2)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
