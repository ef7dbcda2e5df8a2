package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.relay.OutboxTable.Pending;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The outboxes that are published, by schema. */
final class Outboxes {
    private final Map<String, OutboxTable> bySchema = new LinkedHashMap<>();
    private final DatabaseClient database;

    Outboxes(DatabaseClient database, RelayProperties properties) {
        this.database = database;
        properties.schemas().forEach(schema -> bySchema.put(schema, new OutboxTable(database, schema, properties)));
    }

    OutboxTable of(String schema) {
        return Objects.requireNonNull(bySchema.get(schema), schema);
    }

    /** @throws ProblemException 400 if no such outbox is published here */
    OutboxTable known(String schema) {
        OutboxTable outbox = bySchema.get(schema);
        if (outbox == null) {
            throw ProblemException.invalid("schema", "unknown", "schema: one of " + String.join(", ", schemas()) + ".");
        }
        return outbox;
    }

    HeldRows held(String schema) {
        return new HeldRows(database, of(schema).schema());
    }

    Reconciliation reconciliation(String schema) {
        return new Reconciliation(database, of(schema).schema());
    }

    PublishedRows published(String schema) {
        return new PublishedRows(database, of(schema).schema());
    }

    /** What any of them has unpublished, with one statement. */
    Flux<Pending> pending() {
        return OutboxTable.pending(database, all());
    }

    Collection<OutboxTable> all() {
        return bySchema.values();
    }

    Set<String> schemas() {
        return bySchema.keySet();
    }
}
