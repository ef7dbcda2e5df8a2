package com.arisgourmet.relay;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.relay.OutboxRow.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The published rows of one outbox: reads them again, a page at a time and by index, and deletes them in the end. The rows
 * of an aggregate come in the order
 * of (version, ordinal): within an aggregate neither ids nor times of publication ever go back.
 */
final class PublishedRows {
    private static final int STEP = 1_000;
    private static final String COLUMNS = """
            select id, shard, event_id, aggregate_type, aggregate_id, aggregate_version, ordinal, type, traceparent,
              octet_length(event) as size, 0 as age, event, published_at from\s""";

    private final DatabaseClient database;
    private final String schema;
    private final String table;

    PublishedRows(DatabaseClient database, String schema) {
        this.database = database;
        this.schema = schema;
        this.table = schema + ".outbox";
    }

    /**
     * A published event, to be published to somebody again.
     *
     * @param place of the row among those selected
     */
    record Published(OutboxRow row, OutboxCursor place) {
        int shard() {
            return row.shard();
        }

        List<String> entry() {
            return row.entry(Objects.requireNonNull(row.event()), row.traceparent());
        }
    }

    Flux<Published> page(Selection selection, OutboxCursor after, int limit) {
        Aggregate aggregate = selection.aggregate();
        GenericExecuteSpec query = aggregate == null ? byTime(after) : byAggregate(aggregate, after);
        return query.bindValues(Map.of(
                        "from",
                        Columns.dateTime(selection.from()),
                        "to",
                        Columns.dateTime(selection.to()),
                        "type",
                        selection.type() == null ? "" : selection.type(),
                        "limit",
                        limit))
                .map(row -> published(new Columns(row), aggregate == null))
                .all();
    }

    private GenericExecuteSpec byAggregate(Aggregate aggregate, OutboxCursor after) {
        return database.sql(COLUMNS + table + """
                         force index (outbox_order)
                        where aggregate_type = :kind and aggregate_id = :id and aggregate_version >= :version
                          and (aggregate_version > :version or ordinal > :ordinal)
                          and state = 1 and published_at >= :from and published_at < :to and :type in ('', type)
                        order by aggregate_version, ordinal limit :limit""")
                .bindValues(Map.of("kind", aggregate.type(), "id", Ids.bytes(aggregate.id())))
                // The first page begins before version 0, ordinal 0.
                .bindValues(Map.of("version", after.major(), "ordinal", after.minor() - 1));
    }

    private GenericExecuteSpec byTime(OutboxCursor after) {
        return database.sql(COLUMNS + table + """
                         force index (outbox_published)
                        where state = 1 and published_at >= :from and published_at < :to and published_at >= :last
                          and (published_at > :last or id > :id) and :type in ('', type)
                        order by published_at, id limit :limit""")
                .bindValues(Map.of("last", Columns.dateTime(moment(after.major())), "id", after.minor()));
    }

    private Published published(Columns row, boolean byTime) {
        OutboxRow published = OutboxTable.row(row);
        var place = byTime
                ? new OutboxCursor(schema, micros(row.instant("published_at")), published.id())
                : new OutboxCursor(schema, published.version(), published.ordinal() + 1L);
        return new Published(published, place);
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /**
     * Deletes published rows older than the window, a step at a time, by primary key.
     *
     * @param steps at most; the rest is for the next time
     */
    Mono<Long> deleteBefore(Duration window, int steps) {
        return deleteStep(window)
                .expand(deleted -> deleted < STEP ? Mono.empty() : deleteStep(window))
                .take(steps)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> deleteStep(Duration window) {
        return database.sql("select id from " + table
                        + " where state = 1 and published_at < utc_timestamp(6) - interval :window second"
                        + " order by published_at limit :step")
                .bindValues(Map.of("window", window.toSeconds(), "step", STEP))
                .map(row -> new Columns(row).number("id"))
                .all()
                .collectList()
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(0L)
                        : database.sql("delete from " + table + " where id in (:ids) and state = 1")
                                .bind("ids", ids)
                                .fetch()
                                .rowsUpdated());
    }
}
