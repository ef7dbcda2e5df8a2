package com.arisgourmet.catalog.editing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes rows, many to a statement. A row whose id is there already is overwritten. Rows of one call have the same columns. */
@Component
public class Rows {
    private static final int PER_STATEMENT = 100;

    private final DatabaseClient database;

    Rows(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> upsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return Flux.fromIterable(rows)
                .buffer(PER_STATEMENT)
                .concatMap(some -> write(table, some))
                .then();
    }

    private Mono<Long> write(String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        String values = IntStream.range(0, rows.size())
                .mapToObj(row ->
                        columns.stream().map(column -> ":" + column + row).collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.joining(","));
        String overwrite = columns.stream()
                .filter(column -> !column.equals("id"))
                .map(column -> column + "=values(" + column + ")")
                .collect(Collectors.joining(","));
        GenericExecuteSpec statement = database.sql("insert into " + table + " (" + String.join(",", columns)
                + ") values " + values + " on duplicate key update " + overwrite);
        for (int row = 0; row < rows.size(); row++) {
            for (String column : columns) {
                Object value = rows.get(row).get(column);
                statement = value == null
                        ? statement.bindNull(column + row, String.class)
                        : statement.bind(column + row, value);
            }
        }
        return statement.fetch().rowsUpdated();
    }
}
