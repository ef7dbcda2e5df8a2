package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Reads the rows of one kind of thing on menus: a table with {@code id} and {@code restaurant_id}. Whoever asks in a
 * restaurant's name sees that restaurant's rows alone.
 */
public record MenuRows<T>(DatabaseClient database, String table, Function<Columns, T> reader) {

    public Mono<T> find(UUID restaurantId, UUID id) {
        return sql("where id = :id and restaurant_id = :restaurant")
                .bind("id", Ids.bytes(id))
                .bind("restaurant", Ids.bytes(restaurantId))
                .map(row -> reader.apply(new Columns(row)))
                .one();
    }

    /** @param order columns to order by */
    public Mono<List<T>> all(UUID restaurantId, String order) {
        return list(
                sql("where restaurant_id = :restaurant order by " + order).bind("restaurant", Ids.bytes(restaurantId)));
    }

    public Mono<List<T>> page(UUID restaurantId, @Nullable UUID after, int limit) {
        return list(sql("where restaurant_id = :restaurant and id > :after order by id limit :limit")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", start(after))
                .bind("limit", limit));
    }

    /** Of one restaurant, or of all if null; with the rows locked. */
    public Mono<List<T>> lockedPage(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        String mine = restaurantId == null ? "" : "restaurant_id = :restaurant and ";
        GenericExecuteSpec statement = sql("where " + mine + "id > :after order by id limit :limit for update")
                .bind("after", start(after))
                .bind("limit", limit);
        return list(restaurantId == null ? statement : statement.bind("restaurant", Ids.bytes(restaurantId)));
    }

    public Mono<Void> delete(UUID restaurantId, UUID id) {
        return database.sql("delete from " + table + " where id = :id and restaurant_id = :restaurant")
                .bind("id", Ids.bytes(id))
                .bind("restaurant", Ids.bytes(restaurantId))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The place after which the next thing of a restaurant goes. */
    public Mono<Integer> nextPosition(UUID restaurantId) {
        return database.sql("select coalesce(max(position) + 1, 0) as next from " + table
                        + " where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(restaurantId))
                .map(row -> new Columns(row).integer("next"))
                .one();
    }

    private GenericExecuteSpec sql(String condition) {
        return database.sql("select * from " + table + " " + condition);
    }

    private Mono<List<T>> list(GenericExecuteSpec statement) {
        return statement.map(row -> reader.apply(new Columns(row))).all().collectList();
    }

    private static byte[] start(@Nullable UUID after) {
        return after == null ? new byte[0] : Ids.bytes(after);
    }
}
