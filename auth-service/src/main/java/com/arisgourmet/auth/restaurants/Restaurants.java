package com.arisgourmet.auth.restaurants;

import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All restaurants. */
@Component
public class Restaurants {
    private static final String SELECT = "select id, name, slug, currency, time_zone, locale, version from restaurants";

    private final DatabaseClient database;

    Restaurants(DatabaseClient database) {
        this.database = database;
    }

    public Mono<RestaurantState> find(UUID id) {
        return database.sql(SELECT + " where id=:id")
                .bind("id", Ids.bytes(id))
                .map(Restaurants::restaurant)
                .one();
    }

    /** Errors with DuplicateKeyException if the slug is taken. */
    Mono<Void> insert(RestaurantState restaurant) {
        return database.sql("""
                        insert into restaurants (id, name, slug, currency, time_zone, locale, version, created_at)
                        values (:id, :name, :slug, :currency, :zone, :locale, :version, utc_timestamp(6))""")
                .bind("id", Ids.bytes(restaurant.id()))
                .bind("name", restaurant.name())
                .bind("slug", restaurant.slug())
                .bind("currency", restaurant.currency())
                .bind("zone", restaurant.timeZone())
                .bind("locale", restaurant.locale())
                .bind("version", restaurant.version())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return restaurants in id order behind {@code after}, their rows locked until the transaction ends */
    Mono<List<RestaurantState>> lockPage(@Nullable UUID only, UUID after, int limit) {
        String where = only == null ? " where id > :after" : " where id > :after and id = :only";
        var statement = database.sql(SELECT + where + " order by id limit :limit for update")
                .bind("after", Ids.bytes(after))
                .bind("limit", limit);
        return (only == null ? statement : statement.bind("only", Ids.bytes(only)))
                .map(Restaurants::restaurant)
                .all()
                .collectList();
    }

    private static RestaurantState restaurant(Readable row) {
        Columns columns = new Columns(row);
        return new RestaurantState(
                columns.uuid("id"),
                columns.text("name"),
                columns.text("slug"),
                columns.text("currency"),
                columns.text("time_zone"),
                columns.text("locale"),
                columns.number("version"));
    }
}
