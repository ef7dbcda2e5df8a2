package com.arisgourmet.relay;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The outbox of one schema. Rows are found by state, never by {@code id > last}: ids become visible out of order. Each change
 * of a row names the lease in the same statement and does nothing when the lease is gone.
 */
final class OutboxTable {
    private static final int STEP = 1_000;
    static final String UNDER_LEASE = " o join shard_leases l on l.shard = :shard and l.token = :token ";

    private final DatabaseClient database;
    private final String schema;
    private final String table;
    private final RelayProperties properties;

    /** @param schema letters, digits and underscores alone: it becomes part of the SQL */
    OutboxTable(DatabaseClient database, String schema, RelayProperties properties) {
        this.database = database;
        this.schema = schema;
        this.table = schema + ".outbox";
        this.properties = properties;
    }

    String schema() {
        return schema;
    }

    /** A shard with unpublished rows and the age of its first one, in microseconds. */
    record Pending(String schema, int shard, long ageMicros) {}

    Flux<Pending> pending() {
        return pending(database, List.of(this));
    }

    /**
     * What several outboxes have unpublished, with one statement that jumps through the indexes from shard to shard: as cheap
     * with a million rows as with none.
     */
    static Flux<Pending> pending(DatabaseClient database, Collection<OutboxTable> outboxes) {
        return database.sql(outboxes.stream().map(OutboxTable::pendingSql).collect(Collectors.joining(" union all ")))
                .map(row -> pending(new Columns(row)))
                .all();
    }

    private static Pending pending(Columns row) {
        return new Pending(row.text("outbox"), row.integer("shard"), row.number("age"));
    }

    private String pendingSql() {
        return "select '" + schema + "' as outbox, p.shard,"
                + " timestampdiff(microsecond, o.created_at, utc_timestamp(6)) as age"
                + " from (select state, shard, min(id) as first from " + table
                + " where state = 0 group by state, shard) p join " + table + " o on o.id = p.first";
    }

    /**
     * How many rows of a shard are unpublished.
     *
     * @param more whether there are more than were counted
     */
    record Waiting(int rows, boolean more) {}

    Mono<Waiting> waiting(int shard) {
        return database.sql("select count(*) as n from (select 1 from " + table
                        + " force index (outbox_pending) where state = 0 and shard = :shard limit " + (STEP + 1)
                        + ") waiting")
                .bind("shard", shard)
                .map(row -> new Columns(row).integer("n"))
                .one()
                .map(rows -> new Waiting(Math.min(rows, STEP), rows > STEP));
    }

    /**
     * The first unpublished rows of these shards, by shard and id, without those on their way and those that a parked one of
     * their aggregate holds back; none under a lease that is gone.
     */
    Mono<ReadRows> unpublished(List<Share> shares) {
        Map<Integer, Unmarked> hidden = shares.stream().collect(Collectors.toMap(Share::shard, Share::unmarked));
        hidden.values().forEach(unmarked -> unmarked.beginRead(schema));
        int limit = properties.batchRows()
                + hidden.values().stream().mapToInt(of -> of.hiddenIn(schema)).sum();
        return database.sql("""
                        select o.id, o.shard, o.event_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.ordinal,
                          o.type, o.traceparent, octet_length(o.event) as size,
                          timestampdiff(microsecond, o.created_at, utc_timestamp(6)) as age,
                          case when octet_length(o.event) > :largest then null else o.event end as event
                        from %1$s o force index (outbox_pending)
                        straight_join shard_leases l on l.shard = o.shard and (l.shard, l.token) in (:leases)
                        where o.state = 0 and o.shard in (:shards)
                          and not exists (
                          select 1 from %1$s p force index (outbox_pending)
                          where p.state = 2 and p.shard = o.shard
                            and p.aggregate_type = o.aggregate_type and p.aggregate_id = o.aggregate_id
                            and (p.aggregate_version < o.aggregate_version
                              or (p.aggregate_version = o.aggregate_version and p.ordinal < o.ordinal)))
                        order by o.shard, o.id limit :rows""".formatted(table))
                .bind("shards", shares.stream().map(Share::shard).toList())
                .bind(
                        "leases",
                        shares.stream()
                                .map(share -> new Object[] {
                                    share.shard(), share.lease().token()
                                })
                                .toList())
                .bindValues(Map.of("largest", properties.largestEvent().toBytes(), "rows", limit))
                .map(row -> row(new Columns(row)))
                .all()
                .collect(
                        () -> new ReadRows(limit, properties, row -> Objects.requireNonNull(hidden.get(row.shard()))
                                .hides(schema, row.id())),
                        ReadRows::offer);
    }

    static OutboxRow row(Columns row) {
        return new OutboxRow(
                row.number("id"),
                row.integer("shard"),
                row.uuid("event_id"),
                new Aggregate(row.text("aggregate_type"), row.uuid("aggregate_id")),
                row.number("aggregate_version"),
                row.integer("ordinal"),
                row.text("type"),
                row.textOrNull("traceparent"),
                row.textOrNull("event"),
                row.number("size"),
                row.number("age"));
    }

    Mono<Void> park(Lease lease, Batch.Parking parking) {
        String reason = parking.reason();
        return changed(
                lease,
                database.sql("update " + table + UNDER_LEASE
                                + "set o.state = 2, o.parked_reason = :reason where o.id = :id and o.state = 0")
                        .bindValues(Map.of(
                                "shard",
                                lease.shard(),
                                "token",
                                lease.token(),
                                "id",
                                parking.row().id()))
                        .bind("reason", reason.substring(0, Math.min(500, reason.length()))));
    }

    static Mono<Void> changed(Lease lease, DatabaseClient.GenericExecuteSpec update) {
        return update.fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(List.of(lease))))
                .then();
    }
}
