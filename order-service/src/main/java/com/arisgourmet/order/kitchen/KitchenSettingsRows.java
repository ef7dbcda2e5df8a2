package com.arisgourmet.order.kitchen;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A restaurant that has chosen nothing has no row. */
@Component
class KitchenSettingsRows {
    private final DatabaseClient database;

    KitchenSettingsRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<KitchenSettings> find(UUID restaurantId) {
        return database.sql(
                        "select confirm_within_seconds, version from kitchen_settings where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(restaurantId))
                .map(row -> new KitchenSettings(
                        row.get("confirm_within_seconds", Integer.class), new Columns(row).number("version")))
                .one()
                .defaultIfEmpty(KitchenSettings.NONE);
    }

    /** @return false, with nothing written, if they are not at the version before any more */
    Mono<Boolean> write(UUID restaurantId, KitchenSettings settings) {
        return settings.version() == 1 ? insert(restaurantId, settings) : update(restaurantId, settings);
    }

    private Mono<Boolean> insert(UUID restaurantId, KitchenSettings settings) {
        return bind(
                        database.sql("insert into kitchen_settings (restaurant_id, version, confirm_within_seconds)"
                                + " values (:restaurant, :version, :seconds)"),
                        restaurantId,
                        settings)
                .fetch()
                .rowsUpdated()
                .map(inserted -> true)
                .onErrorReturn(DuplicateKeyException.class, false);
    }

    private Mono<Boolean> update(UUID restaurantId, KitchenSettings settings) {
        return bind(
                        database.sql("update kitchen_settings set version = :version, confirm_within_seconds = :seconds"
                                + " where restaurant_id = :restaurant and version = :version - 1"),
                        restaurantId,
                        settings)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, UUID restaurantId, KitchenSettings settings) {
        GenericExecuteSpec bound =
                statement.bind("restaurant", Ids.bytes(restaurantId)).bind("version", settings.version());
        Integer seconds = settings.confirmWithinSeconds();
        return seconds == null ? bound.bindNull("seconds", Integer.class) : bound.bind("seconds", seconds);
    }
}
