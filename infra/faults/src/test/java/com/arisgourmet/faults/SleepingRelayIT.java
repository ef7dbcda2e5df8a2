package com.arisgourmet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.proxy.Trap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGSTOP until the lease has run out, then SIGCONT. */
class SleepingRelayIT {
    private final Rig rig = Rig.running();

    @Test
    void aRelayMaySleepPastItsLeaseAndWakeUp() {
        rig.under("stopped past its lease, then continued", () -> {
            rig.flow(200);
            rig.first.freeze();
            awaitTakeover();
            rig.flow(200);
            rig.first.thaw();
            rig.soon().until(() -> rig.first.shards() > 0);
        });
    }

    @Test
    void aCallThatArrivesAfterTheLeaseAddsNothing() {
        rig.under("a call arrives after its lease ran out", () -> {
            rig.flow(200);
            Trap trap = asleepAt(Step.BEFORE_THE_CALL);
            awaitTakeover();
            rig.rest();
            long entries = rig.streams.length();

            trap.release();
            rig.first.thaw();
            rig.soon().until(() -> rig.first.shards() > 0);
            assertThat(rig.streams.length()).as("entries after the late call").isEqualTo(entries);
            rig.traffic.start();
        });
    }

    @Test
    void aMarkThatArrivesAfterTheLeaseDoesNotHideWhatRedisLostMeanwhile() {
        rig.under("a mark arrives after its lease ran out and Redis lost all", () -> {
            rig.flow(200);
            rig.streams.commands().configSet("appendonly", "no");
            Trap trap = asleepAt(Step.BEFORE_THE_MARK);
            awaitTakeover();
            rig.rest();
            rig.redis.kill();
            rig.redis.startEmpty(true);

            rig.jam(1);
            trap.release();
            rig.first.thaw();
            rig.traffic.start();
        });
    }

    private Trap asleepAt(Step step) {
        Trap trap = step.trap(rig.first);
        trap.awaitSprung(Duration.ofMinutes(1));
        rig.first.freeze();
        return trap;
    }

    private void awaitTakeover() {
        rig.soon().until(() -> rig.second.shards() == EventStreams.SHARDS);
    }
}
