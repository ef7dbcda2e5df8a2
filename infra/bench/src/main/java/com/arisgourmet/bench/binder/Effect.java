package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.Event;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What an event does to MySQL, in the transaction of its inbox row. */
@FunctionalInterface
interface Effect {
    /** Keeps the latest version of each key and counts its events: {@link Effects}. */
    Effect UPSERT = (database, event) -> database.sql("""
                    insert into effect (aggregate_id, version, events) values (:aggregate, :version, 1)
                    on duplicate key update version = :version, events = events + 1""")
            .bind("aggregate", Event.bytes(event.aggregateId()))
            .bind("version", event.version())
            .then();

    /** Writes each event down, in the order they were handled within their key. */
    Effect LOG = (database, event) -> database.sql("insert into effect_log (number) values (:number)")
            .bind("number", event.number())
            .then();

    Mono<Void> of(DatabaseClient database, Event event);
}
