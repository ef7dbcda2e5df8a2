package com.arisgourmet.defaults.outbox;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.tracing.CurrentSpan;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into the service's outbox, within the caller's transaction. */
public final class Outbox {
    private static final String COLUMNS =
            "insert into outbox (event_id, restaurant_id, shard, aggregate_type, aggregate_id,"
                    + " aggregate_version, ordinal, type, created_at, traceparent, event) ";
    private static final int ROWS_PER_STATEMENT = 50;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;
    private final String source;
    private final OutboxNudge nudge;

    public Outbox(DatabaseClient database, JsonMapper json, Clock clock, String source, OutboxNudge nudge) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.source = source;
        this.nudge = nudge;
    }

    public Mono<Void> append(OutboxEvent... events) {
        return append(List.of(events));
    }

    /** Events of one aggregate and version are numbered in the order given. */
    public Mono<Void> append(Collection<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> {
            @Nullable String trace = CurrentSpan.traceParent(context);
            Map<String, Integer> ordinals = new HashMap<>();
            List<Row> rows = events.stream()
                    .map(event -> row(event, ordinals.merge(orderKey(event), 1, Integer::sum) - 1, trace))
                    .toList();
            Flux<Long> writes = events.iterator().next().type().isRepublication()
                    ? Flux.fromIterable(rows).concatMap(this::insertRepublication)
                    : Flux.fromIterable(rows).buffer(ROWS_PER_STATEMENT).concatMap(this::insert);
            return writes.then(nudge.afterCommit(rows.stream().map(Row::shard).collect(Collectors.toSet())));
        });
    }

    private static String orderKey(OutboxEvent event) {
        return event.type().aggregate() + event.aggregateId() + event.aggregateVersion();
    }

    private Row row(OutboxEvent event, int ordinal, @Nullable String trace) {
        var envelope = CloudEvent.of(
                Ids.next(),
                source,
                event.type(),
                event.aggregateId(),
                clock.instant(),
                event.restaurantId(),
                event.aggregateVersion(),
                trace,
                event.state());
        return new Row(
                envelope,
                event,
                ordinal,
                EventStreams.shardOf(event.restaurantId()),
                json.writeValueAsString(envelope));
    }

    private Mono<Long> insert(List<Row> rows) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("values ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "" : ",")
                    .append(
                            "(:e%1$d,:r%1$d,:s%1$d,:at%1$d,:ai%1$d,:av%1$d,:o%1$d,:t%1$d,utc_timestamp(6),:tp%1$d,:j%1$d)"
                                    .formatted(i));
        }
        GenericExecuteSpec statement = database.sql(sql.toString());
        for (int i = 0; i < rows.size(); i++) {
            statement =
                    bind(statement, rows.get(i), i).bind("o" + i, rows.get(i).ordinal());
        }
        return statement.fetch().rowsUpdated();
    }

    private Mono<Long> insertRepublication(Row row) {
        String sql =
                COLUMNS + "select :e0,:r0,:s0,:at0,:ai0,:av0,coalesce(max(o.ordinal)+1,0),:t0,utc_timestamp(6),:tp0,:j0"
                        + " from outbox o where o.aggregate_type=:at0 and o.aggregate_id=:ai0 and o.aggregate_version=:av0";
        return bind(database.sql(sql), row, 0).fetch().rowsUpdated();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Row row, int i) {
        GenericExecuteSpec bound = statement
                .bind("e" + i, Ids.bytes(row.envelope().id()))
                .bind("r" + i, Ids.bytes(row.event().restaurantId()))
                .bind("s" + i, row.shard())
                .bind("at" + i, row.event().type().aggregate())
                .bind("ai" + i, Ids.bytes(row.event().aggregateId()))
                .bind("av" + i, row.event().aggregateVersion())
                .bind("t" + i, row.envelope().type())
                .bind("j" + i, row.json());
        String trace = row.envelope().traceparent();
        return trace == null ? bound.bindNull("tp" + i, String.class) : bound.bind("tp" + i, trace);
    }

    private record Row(CloudEvent<Object> envelope, OutboxEvent event, int ordinal, int shard, String json) {}
}
