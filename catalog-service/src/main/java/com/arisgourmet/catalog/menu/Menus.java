package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.editing.Snapshots;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Menus as guests read them, each as it was at one version: from the cache if the version is still the same. */
@Component
class Menus {
    private final DatabaseClient database;
    private final WholeMenus stored;
    private final Snapshots snapshots;
    private final MenuCache cache;

    Menus(DatabaseClient database, WholeMenus stored, Snapshots snapshots, MenuCache cache) {
        this.database = database;
        this.stored = stored;
        this.snapshots = snapshots;
        this.cache = cache;
    }

    Mono<MenuContent> of(UUID restaurantId) {
        return version(restaurantId)
                .flatMap(version -> Mono.justOrEmpty(cache.get(restaurantId, version)))
                .switchIfEmpty(Mono.defer(() -> read(restaurantId)));
    }

    private Mono<MenuContent> read(UUID restaurantId) {
        return snapshots
                .of(version(restaurantId)
                        .flatMap(version -> stored.of(restaurantId).map(menu -> MenuContent.of(version, menu))))
                .doOnNext(menu -> cache.put(restaurantId, menu));
    }

    /** @return 0 while nobody wrote anything on it */
    private Mono<Long> version(UUID restaurantId) {
        return database.sql("select version from menus where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(restaurantId))
                .map(row -> new Columns(row).number("version"))
                .one()
                .defaultIfEmpty(0L);
    }
}
