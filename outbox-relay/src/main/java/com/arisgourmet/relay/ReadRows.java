package com.arisgourmet.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The first unpublished rows of some shards, by shard, as many as fit. Memory is bounded: past a number of bytes rows are read
 * off the wire and dropped.
 */
final class ReadRows {
    private final int limit;
    private final RelayProperties properties;
    private final Predicate<OutboxRow> hidden;
    private final Map<Integer, List<OutboxRow>> byShard = new LinkedHashMap<>();
    private int rows;
    private int shown;
    private long bytes;
    private int lastShard;
    private boolean cut;

    /**
     * @param limit most rows that are offered
     * @param properties the most rows and bytes; the row that passes the latter is the last
     * @param hidden rows to be left out
     */
    ReadRows(int limit, RelayProperties properties, Predicate<OutboxRow> hidden) {
        this.limit = limit;
        this.properties = properties;
        this.hidden = hidden;
    }

    /** @param row after those before it, by shard and id */
    void offer(OutboxRow row) {
        cut = cut
                || shown >= properties.batchRows()
                || bytes >= properties.batchBytes().toBytes();
        if (cut) {
            return;
        }
        rows++;
        lastShard = row.shard();
        if (!hidden.test(row)) {
            byShard.computeIfAbsent(row.shard(), shard -> new ArrayList<>()).add(row);
            shown++;
            bytes += row.event() == null ? 0 : row.size();
        }
    }

    /** In the order of their ids. */
    List<OutboxRow> of(int shard) {
        return byShard.getOrDefault(shard, List.of());
    }

    /** Whether rows of this shard may have been left out. */
    boolean mayHaveMore(int shard) {
        return (cut || rows >= limit) && shard >= lastShard;
    }
}
