package com.arisgourmet.relay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;

/** The outboxes that are published, by schema. */
final class Outboxes {
    private final Map<String, OutboxTable> bySchema = new LinkedHashMap<>();

    Outboxes(DatabaseClient database, RelayProperties properties) {
        properties.schemas().forEach(schema -> bySchema.put(schema, new OutboxTable(database, schema, properties)));
    }

    OutboxTable of(String schema) {
        return Objects.requireNonNull(bySchema.get(schema), schema);
    }

    Collection<OutboxTable> all() {
        return bySchema.values();
    }

    Set<String> schemas() {
        return bySchema.keySet();
    }
}
