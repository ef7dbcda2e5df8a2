package com.arisgourmet.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first unpublished rows of some shards, by shard, as many as fit. Memory is bounded: past {@code batchBytes} rows are
 * read off the wire and
 * dropped.
 */
final class ReadRows {
    private final RelayProperties limits;
    private final Map<Integer, List<OutboxRow>> byShard = new LinkedHashMap<>();
    private int rows;
    private long bytes;
    private int lastShard;
    private boolean cut;

    ReadRows(RelayProperties limits) {
        this.limits = limits;
    }

    /** @param row after those before it, by shard and id */
    void offer(OutboxRow row) {
        cut = cut || bytes >= limits.batchBytes().toBytes();
        if (!cut) {
            byShard.computeIfAbsent(row.shard(), shard -> new ArrayList<>()).add(row);
            rows++;
            bytes += row.event() == null ? 0 : row.size();
            lastShard = row.shard();
        }
    }

    /** In the order of their ids. */
    List<OutboxRow> of(int shard) {
        return byShard.getOrDefault(shard, List.of());
    }

    /** Whether rows of this shard may have been left out. */
    boolean mayHaveMore(int shard) {
        return (cut || rows >= limits.batchRows()) && shard >= lastShard;
    }
}
