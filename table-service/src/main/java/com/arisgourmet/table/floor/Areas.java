package com.arisgourmet.table.floor;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The areas of each restaurant. */
@Component
class Areas {
    private static final String SELECT =
            "select id, name, position, version from areas where restaurant_id=:restaurant";

    private final DatabaseClient database;

    Areas(DatabaseClient database) {
        this.database = database;
    }

    Mono<Area> find(UUID restaurantId, UUID id) {
        return one(SELECT + " and id=:id", restaurantId, id);
    }

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Mono<Area> lock(UUID restaurantId, UUID id) {
        return one(SELECT + " and id=:id for update", restaurantId, id);
    }

    Mono<Area> findByName(UUID restaurantId, String name) {
        return database.sql(SELECT + " and name=:name")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", name)
                .map(Areas::area)
                .one();
    }

    Mono<Page<Area>> page(UUID restaurantId, PageQuery query) {
        return database.sql(SELECT + " and id > :after order by id limit :rows")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", Ids.bytes(query.startsAfter()))
                .bind("rows", query.rows())
                .map(Areas::area)
                .all()
                .collectList()
                .map(found -> query.page(found, Area::id));
    }

    /** Errors with DuplicateKeyException if the name is taken. */
    Mono<Area> insert(UUID restaurantId, Area area) {
        return write("""
                insert into areas (id, restaurant_id, name, position, version)
                values (:id, :restaurant, :name, :position, :version)""", restaurantId, area);
    }

    /** Errors with DuplicateKeyException if the name is taken. */
    Mono<Area> update(UUID restaurantId, Area area) {
        return write("""
                update areas set name=:name, position=:position, version=:version
                where restaurant_id=:restaurant and id=:id""", restaurantId, area);
    }

    Mono<Void> delete(UUID restaurantId, UUID id) {
        return database.sql("delete from areas where restaurant_id=:restaurant and id=:id")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Area> one(String sql, UUID restaurantId, UUID id) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .map(Areas::area)
                .one();
    }

    private Mono<Area> write(String sql, UUID restaurantId, Area area) {
        return database.sql(sql)
                .bind("id", Ids.bytes(area.id()))
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("name", area.name())
                .bind("position", area.position())
                .bind("version", area.version())
                .fetch()
                .rowsUpdated()
                .thenReturn(area);
    }

    private static Area area(Readable row) {
        Columns columns = new Columns(row);
        return new Area(
                columns.uuid("id"), columns.text("name"), columns.integer("position"), columns.number("version"));
    }
}
