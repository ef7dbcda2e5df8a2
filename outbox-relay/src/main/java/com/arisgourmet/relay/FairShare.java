package com.arisgourmet.relay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many shards an instance may hold: all of them, divided by the instances alive, rounded up. The shares of all together
 * always cover every shard.
 */
final class FairShare {

    private FairShare() {}

    /**
     * Who holds a shard.
     *
     * @param owner an instance that is alive, or null if the shard is free
     */
    record Holder(int shard, @Nullable String owner) {}

    /** What an instance has to do to have its share. One of the lists is empty. */
    record Plan(List<Integer> take, List<Integer> release) {}

    /** @param instances those alive, {@code me} included */
    static Plan plan(String me, List<Holder> holders, int instances) {
        int share = Math.ceilDiv(holders.size(), Math.max(1, instances));
        List<Integer> mine = shards(
                holders.stream().filter(holder -> me.equals(holder.owner())).toList());
        if (mine.size() > share) {
            return new Plan(List.of(), mine.subList(share, mine.size()));
        }
        List<Integer> free =
                shards(holders.stream().filter(holder -> holder.owner() == null).toList());
        if (free.isEmpty()) {
            return new Plan(List.of(), List.of());
        }
        Collections.rotate(free, Math.floorMod(me.hashCode(), free.size()));
        return new Plan(free.subList(0, Math.min(share - mine.size(), free.size())), List.of());
    }

    private static List<Integer> shards(List<Holder> holders) {
        return new ArrayList<>(holders.stream().map(Holder::shard).toList());
    }
}
