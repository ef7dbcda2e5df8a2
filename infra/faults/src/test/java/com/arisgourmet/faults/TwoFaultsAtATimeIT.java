package com.arisgourmet.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faults in an order that nobody thought of. The seed says which. Last, since so much is written meanwhile. */
class TwoFaultsAtATimeIT {
    private static final long EVENTS_A_ROUND = 20_000;

    private final Rig rig = Rig.running();
    private final Random random = rig.scale.random();

    @Test
    void faultsMayComeInAnyOrderAndTwoAtATime() {
        long rounds = 3 + rig.scale.events() / EVENTS_A_ROUND;
        rig.under("%d rounds of random faults, two at a time".formatted(rounds), () -> {
            for (long i = 0; i < rounds; i++) {
                rig.flow(50 + random.nextInt(300));
                Disorder one = anyone();
                Disorder other = anyone();
                one.begin(rig);
                other.begin(rig);
                rig.pass(Duration.ofMillis(500 + random.nextInt(5_000)));
                one.end(rig);
                if (one != other) {
                    other.end(rig);
                }
                rig.traffic.stop();
                rig.soon().until(() -> rig.relays().stream().allMatch(relay -> relay.shards() > 0));
                rig.traffic.start();
            }
        });
    }

    private Disorder anyone() {
        return Disorder.values()[random.nextInt(Disorder.values().length)];
    }

    /** Each can begin while it is there already, and ends whatever else is out of order. */
    private enum Disorder {
        FIRST_RELAY_DEAD,
        SECOND_RELAY_ASLEEP,
        FIRST_RELAY_CUT_OFF,
        SECOND_RELAY_FROZEN_TO_MYSQL,
        REDIS_DEAD,
        REDIS_EMPTY,
        REDIS_FULL;

        void begin(Rig rig) {
            switch (this) {
                case FIRST_RELAY_DEAD -> rig.first.kill();
                case SECOND_RELAY_ASLEEP -> rig.second.freeze();
                case FIRST_RELAY_CUT_OFF ->
                    List.of(rig.first.redis(), rig.first.mysql()).forEach(proxy -> proxy.refuse());
                case SECOND_RELAY_FROZEN_TO_MYSQL -> rig.second.mysql().freeze();
                case REDIS_DEAD -> rig.redis.kill();
                case REDIS_EMPTY -> {
                    rig.redis.kill();
                    rig.redis.startEmpty(true);
                }
                case REDIS_FULL -> {
                    rig.redis.revive();
                    rig.streams.limitMemory(100_000);
                }
            }
        }

        void end(Rig rig) {
            switch (this) {
                case FIRST_RELAY_DEAD -> rig.first.start();
                case SECOND_RELAY_ASLEEP -> rig.second.thaw();
                case FIRST_RELAY_CUT_OFF ->
                    List.of(rig.first.redis(), rig.first.mysql()).forEach(proxy -> proxy.accept());
                case SECOND_RELAY_FROZEN_TO_MYSQL -> rig.second.mysql().thaw();
                case REDIS_DEAD, REDIS_EMPTY -> rig.redis.revive();
                case REDIS_FULL -> {
                    rig.redis.revive();
                    rig.streams.relieveMemory();
                }
            }
        }
    }
}
