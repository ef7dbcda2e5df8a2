package com.arisgourmet.relay;

import com.arisgourmet.defaults.persistence.Columns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What operators see and decide of the parked rows of one outbox. No lease is needed: the relay itself never touches a
 * parked row, and a pending one is found by whoever holds the shard.
 */
final class HeldRows {
    private static final int COUNTED = 10_000;

    private final DatabaseClient database;
    private final String schema;
    private final String table;

    HeldRows(DatabaseClient database, String schema) {
        this.database = database;
        this.schema = schema;
        this.table = schema + ".outbox";
    }

    /** Rows of that state in the order of shard and id, by index. */
    Flux<HeldRow> list(RowState state, OutboxCursor after, int limit) {
        return database.sql("""
                        select id, shard, event_id, restaurant_id, aggregate_type, aggregate_id, aggregate_version, ordinal,
                          type, coalesce(parked_reason, '') as reason, created_at
                        from %s force index (outbox_pending)
                        where state = :state and shard >= :shard and (shard > :shard or id > :id)
                        order by shard, id limit :limit""".formatted(table))
                .bindValues(Map.of("state", state.code(), "shard", after.major(), "id", after.minor(), "limit", limit))
                .map(row -> held(new Columns(row)))
                .all();
    }

    private HeldRow held(Columns row) {
        UUID aggregate = row.uuid("aggregate_id");
        return new HeldRow(
                schema,
                row.number("id"),
                row.integer("shard"),
                row.uuid("event_id"),
                row.uuid("restaurant_id"),
                row.text("aggregate_type") + "/" + aggregate,
                row.number("aggregate_version"),
                row.integer("ordinal"),
                row.text("type"),
                row.text("reason"),
                row.instant("created_at"));
    }

    /** Makes a parked row pending again; with it flows what it held back. Empty if no such row is parked. */
    Mono<Long> release(long id) {
        return database.sql("update " + table + " set state = 0, parked_reason = null where id = :id and state = 2")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0);
    }

    /** Decides that a parked row is never published; what it held back flows. Empty if no such row is parked. */
    Mono<Long> discard(long id, String reason) {
        return database.sql("update " + table + " set state = 3,"
                        + " parked_reason = left(concat(:reason, ' (was parked: ', coalesce(parked_reason, ''), ')'), 500)"
                        + " where id = :id and state = 2")
                .bindValues(Map.of("id", id, "reason", reason))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0);
    }

    /** Parked rows of these shards, counted in the index alone and no further than {@value #COUNTED}. */
    Mono<Long> parked(List<Integer> shards) {
        return shards.isEmpty()
                ? Mono.just(0L)
                : database.sql("select count(*) as n from (select 1 from " + table
                                + " force index (outbox_pending) where state = 2 and shard in (:shards) limit "
                                + COUNTED + ") held")
                        .bind("shards", shards)
                        .map(row -> new Columns(row).number("n"))
                        .one();
    }
}
