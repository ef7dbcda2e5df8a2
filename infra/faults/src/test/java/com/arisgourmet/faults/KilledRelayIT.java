package com.arisgourmet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.proxy.Trap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGKILL. */
class KilledRelayIT {
    private final Rig rig = Rig.running();

    @ParameterizedTest
    @EnumSource
    void aRelayMayBeKilledAtEveryStepOfAPublication(Step step) {
        Outcome outcome = rig.under("killed " + words(step), () -> {
            rig.flow(200);
            Trap trap = step.trap(rig.first);
            trap.awaitSprung(Duration.ofMinutes(1));
            rig.first.kill();
            trap.discard();
            rig.soon().until(() -> rig.second.shards() == EventStreams.SHARDS);
            rig.first.start();
            rig.flow(200);
        });

        assertThat(outcome.duplicated())
                .as("what the killed relay added without marking it is marked, not added again")
                .isZero();
    }

    @Test
    void twoRelaysMayBeKilledByTurns() {
        rig.under("two relays killed by turns", () -> {
            for (RelayProcess relay : List.of(rig.first, rig.second)) {
                rig.soon().until(() -> rig.first.shards() > 0 && rig.second.shards() > 0);
                relay.kill();
                rig.flow(200);
                relay.start();
            }
        });
    }

    private static String words(Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
