package com.arisgourmet.relay;

import static com.arisgourmet.relay.OutboxTable.UNDER_LEASE;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.relay.EventStream.Carried;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes the rows of one outbox agree with what the streams have: marks those that are there, makes those pending again that
 * are not. Under a lease, as all that publication changes.
 */
final class Reconciliation {
    private static final int STEP = 1_000;

    private final DatabaseClient database;
    private final String table;

    Reconciliation(DatabaseClient database, String schema) {
        this.database = database;
        this.table = schema + ".outbox";
    }

    /**
     * Marks the unpublished rows whose events these entries carry.
     *
     * @return how many there were
     */
    Mono<Long> adopt(Lease lease, List<Carried> entries) {
        String pairs = entries.stream()
                .map(entry -> "[\"" + entry.event().toString().replace("-", "") + "\",\"" + entry.entry() + "\"]")
                .collect(Collectors.joining(",", "[", "]"));
        return database.sql("update " + table + UNDER_LEASE + """
                        join json_table(:pairs, '$[*]' columns
                          (event char(32) path '$[0]', entry varchar(40) path '$[1]')) p on o.event_id = unhex(p.event)
                        set o.state = 1, o.published_at = utc_timestamp(6), o.epoch = :epoch, o.entry_id = p.entry
                        where o.state = 0 and o.shard = :shard""")
                .bindValues(Map.of("shard", lease.shard(), "token", lease.token(), "epoch", lease.epoch()))
                .bind("pairs", pairs)
                .fetch()
                .rowsUpdated();
    }

    /**
     * Rows that were made pending again.
     *
     * @param doubtful of these, those whose entries Redis may still have
     */
    record PutBack(long rows, long doubtful) {
        static final PutBack NONE = new PutBack(0, 0);

        PutBack plus(PutBack more) {
            return new PutBack(rows + more.rows, doubtful + more.doubtful);
        }
    }

    private record Published(long id, EntryId entry) {}

    /**
     * Makes the shard's published rows with an entry after {@code from} pending again, a step at a time.
     *
     * @param last entry that Redis has
     */
    Mono<PutBack> putBack(Lease lease, EntryId from, EntryId last) {
        return publishedAfter(lease.shard(), from, 0)
                .expand(rows -> rows.size() < STEP
                        ? Mono.empty()
                        : publishedAfter(lease.shard(), from, rows.getLast().id()))
                .filter(rows -> !rows.isEmpty())
                .concatMap(rows -> putBack(lease, rows).thenReturn(counted(rows, last)))
                .reduce(PutBack.NONE, PutBack::plus);
    }

    private static PutBack counted(List<Published> rows, EntryId last) {
        return new PutBack(
                rows.size(),
                rows.stream().filter(row -> row.entry().compareTo(last) <= 0).count());
    }

    private Mono<List<Published>> publishedAfter(int shard, EntryId from, long id) {
        return database.sql("select id, entry_id from " + table + """
                         force index (outbox_pending) where state = 1 and shard = :shard and id > :id
                        and (cast(substring_index(entry_id, '-', 1) as unsigned) > :millis
                          or (cast(substring_index(entry_id, '-', 1) as unsigned) = :millis
                            and cast(substring_index(entry_id, '-', -1) as unsigned) > :sequence))
                        order by id limit :step""")
                .bindValues(Map.of("shard", shard, "id", id, "step", STEP))
                .bindValues(Map.of("millis", from.millis(), "sequence", from.sequence()))
                .map(row -> published(new Columns(row)))
                .all()
                .collectList();
    }

    private static Published published(Columns row) {
        return new Published(row.number("id"), EntryId.parse(row.text("entry_id")));
    }

    private Mono<Void> putBack(Lease lease, List<Published> rows) {
        List<Long> ids = rows.stream().map(Published::id).toList();
        return OutboxTable.changed(
                lease,
                database.sql("update " + table + UNDER_LEASE + """
                                set o.state = 0, o.published_at = null, o.epoch = null, o.entry_id = null
                                where o.id in (:ids) and o.state = 1""")
                        .bindValues(Map.of("shard", lease.shard(), "token", lease.token(), "ids", ids)));
    }
}
