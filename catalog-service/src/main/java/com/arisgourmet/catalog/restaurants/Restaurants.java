package com.arisgourmet.catalog.restaurants;

import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The projection of restaurants: the newest state seen of each. */
@Repository
public class Restaurants {
    private final DatabaseClient database;

    Restaurants(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Restaurant> bySlug(String slug) {
        return one(database.sql("select * from restaurants where slug = :slug limit 1")
                .bind("slug", slug));
    }

    public Mono<Restaurant> byId(UUID id) {
        return one(database.sql("select * from restaurants where id = :id").bind("id", Ids.bytes(id)));
    }

    /** Takes the state unless a newer one is known. */
    Mono<Void> upsert(RestaurantState state) {
        return database.sql("""
                        insert into restaurants (id, slug, name, currency, locale, version)
                        values (:id, :slug, :name, :currency, :locale, :version)
                        on duplicate key update
                          slug = if(values(version) > version, values(slug), slug),
                          name = if(values(version) > version, values(name), name),
                          currency = if(values(version) > version, values(currency), currency),
                          locale = if(values(version) > version, values(locale), locale),
                          version = greatest(version, values(version))""")
                .bind("id", Ids.bytes(state.id()))
                .bind("slug", state.slug())
                .bind("name", state.name())
                .bind("currency", state.currency())
                .bind("locale", state.locale())
                .bind("version", state.version())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Mono<Restaurant> one(GenericExecuteSpec statement) {
        return statement
                .map(found -> {
                    Columns row = new Columns(found);
                    return new Restaurant(
                            row.uuid("id"),
                            row.text("name"),
                            row.text("slug"),
                            row.text("currency"),
                            row.text("locale"));
                })
                .one();
    }
}
