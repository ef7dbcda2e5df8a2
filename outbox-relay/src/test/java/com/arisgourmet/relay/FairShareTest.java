package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.relay.FairShare.Holder;
import com.arisgourmet.relay.FairShare.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairShareTest {
    private static final int SHARDS = 64;

    private final Map<Integer, String> owners = new HashMap<>();

    @Test
    void whoIsAloneTakesEverything() {
        assertThat(plan("a", 1).take()).hasSize(SHARDS);
    }

    @Test
    void whoHasItsShareDoesNothing() {
        own("a", 0, 32);
        own("b", 32, 64);

        assertThat(plan("a", 2)).isEqualTo(new Plan(List.of(), List.of()));
    }

    @Test
    void whoHasMoreThanItsShareReleasesTheRestAndTakesNothing() {
        own("a", 0, 40);

        assertThat(plan("a", 2)).isEqualTo(new Plan(List.of(), List.of(32, 33, 34, 35, 36, 37, 38, 39)));
    }

    @Test
    void nobodyTakesFromTheLiving() {
        own("b", 0, 60);

        assertThat(plan("a", 2).take()).containsExactlyInAnyOrder(60, 61, 62, 63);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64, 70})
    void afterAFewRoundsEveryShardIsHeldAndNobodyHasMoreThanItsShare(int instances) {
        own("i0", 0, SHARDS);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < instances; i++) {
                apply("i" + i, plan("i" + i, instances));
            }
        }

        assertThat(owners).hasSize(SHARDS);
        var counts = new HashMap<String, Integer>();
        owners.values().forEach(owner -> counts.merge(owner, 1, Integer::sum));
        assertThat(counts.values()).allMatch(count -> count <= Math.ceilDiv(SHARDS, instances));
        for (int i = 0; i < instances; i++) {
            assertThat(plan("i" + i, instances)).isEqualTo(new Plan(List.of(), List.of()));
        }
    }

    private void apply(String instance, Plan plan) {
        plan.take().forEach(shard -> owners.put(shard, instance));
        plan.release().forEach(owners::remove);
    }

    private void own(String instance, int from, int to) {
        for (int shard = from; shard < to; shard++) {
            owners.put(shard, instance);
        }
    }

    private Plan plan(String instance, int instances) {
        List<Holder> holders = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            holders.add(new Holder(shard, owners.get(shard)));
        }
        return FairShare.plan(instance, holders, instances);
    }
}
