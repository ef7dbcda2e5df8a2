package com.arisgourmet.order.projection;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Upserts a projection's rows so that an older version never replaces a newer one. */
@Component
class VersionedRows {
    private final DatabaseClient database;

    VersionedRows(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param table, idColumn, columns' keys names of this service's own tables, never input
     */
    Mono<Void> upsert(String table, String idColumn, UUID id, CloudEvent<?> event, Map<String, Object> columns) {
        Map<String, Object> sorted = new TreeMap<>(columns);
        String set = sorted.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        String names = String.join(", ", sorted.keySet());
        String values = sorted.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        GenericExecuteSpec update = database.sql("update " + table + " set version = :version, " + set
                + " where restaurant_id = :restaurant and " + idColumn + " = :id and version <= :version");
        GenericExecuteSpec insert = database.sql("insert ignore into " + table + " (restaurant_id, " + idColumn
                + ", version, " + names + ") values (:restaurant, :id, :version, " + values + ")");
        return bind(update, id, event, sorted)
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 0)
                .flatMap(none -> bind(insert, id, event, sorted).fetch().rowsUpdated())
                .then();
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, UUID id, CloudEvent<?> event, Map<String, Object> columns) {
        GenericExecuteSpec bound = statement
                .bind("restaurant", Ids.bytes(event.restaurantid()))
                .bind("id", Ids.bytes(id))
                .bind("version", event.aggregateversion());
        for (var column : columns.entrySet()) {
            bound = bound.bind(column.getKey(), column.getValue());
        }
        return bound;
    }
}
