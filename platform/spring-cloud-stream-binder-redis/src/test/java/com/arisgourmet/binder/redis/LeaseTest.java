package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

    @Test
    void aLeaseEndsByItselfAndNoRenewalBringsItBack() {
        Lease lease = until(Duration.ofMillis(-1));

        assertThat(lease.isHeld()).isFalse();
        assertThat(lease.extend(System.nanoTime() + Duration.ofHours(1).toNanos()))
                .isFalse();
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void nothingBeginsUnderALeaseThatHasEnded() {
        Lease lease = until(Duration.ofHours(1));
        assertThat(lease.begin()).isTrue();

        lease.end();

        assertThat(lease.begin()).isFalse();
        assertThat(lease.running()).isEqualTo(1);
    }

    @Test
    void aPauseIsCutShortByTheEndOfTheLease() {
        Lease lease = until(Duration.ofHours(1));
        Thread.ofVirtual().start(lease::end);

        lease.pause(Duration.ofHours(1));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void aSharedStreamNeedsNoRenewal() {
        assertThat(Lease.shared("events").isHeld()).isTrue();
    }

    private static Lease until(Duration fromNow) {
        return Lease.held("events", "lease", "me", 1, System.nanoTime() + fromNow.toNanos());
    }
}
