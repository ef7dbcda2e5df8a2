package com.arisgourmet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisFaultsIT {
    private final Rig rig = Rig.running();

    @Test
    void aRedisWithALogMayBeKilledAndNoEpochEnds() {
        Map<Integer, Long> before = rig.streams.epochs();

        rig.under("Redis with a log killed and restarted", () -> {
            rig.flow(200);
            rig.redis.kill();
            rig.jam(300);
            rig.redis.restart(true);
            rig.flow(500);
        });

        assertThat(rig.streams.epochs()).containsAllEntriesOf(before);
    }

    @Test
    void whatARedisWithoutALogLostIsPutBackUnderANewEpoch() {
        Map<Integer, Long> before = rig.streams.epochs();

        rig.under("Redis without a log killed and restarted", () -> {
            rig.streams.commands().configSet("appendonly", "no");
            rig.flow(500);
            rig.redis.kill();
            rig.redis.startEmpty(false);
            rig.flow(500);
            rig.streams.commands().configSet("appendonly", "yes");
        });

        assertThat(rig.streams.epochs())
                .allSatisfy((shard, epoch) -> assertThat(epoch).isGreaterThan(before.getOrDefault(shard, 0L)));
    }

    @Test
    void whatARedisLostSinceItsLastSnapshotIsPutBack() {
        rig.under("Redis restarted with an old snapshot", () -> {
            rig.streams.commands().configSet("appendonly", "no");
            rig.flow(200);
            rig.streams.commands().save();
            rig.flow(1_000);
            rig.redis.kill();
            rig.redis.restart(false);
            rig.flow(500);
            rig.streams.commands().configSet("appendonly", "yes");
        });
    }

    @Test
    void aFullRedisTakesNothingAndLosesNothing() {
        rig.under("Redis at maxmemory, then relieved", () -> {
            rig.flow(200);
            rig.streams.limitMemory(500_000);
            rig.jam(300);
            rig.streams.relieveMemory();
            rig.flow(500);
        });
    }
}
