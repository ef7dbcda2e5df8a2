package com.arisgourmet.table.floor;

import com.arisgourmet.contracts.TableState;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import com.arisgourmet.table.qr.QrCode;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of each restaurant. */
@Component
public class Tables {
    private static final String SELECT = """
            select t.id, t.restaurant_id, t.area_id, a.name area_name, t.code, t.seats, t.x, t.y, t.qr_code, t.version,
              s.id session_id
            from dining_tables t
            left join areas a on a.id = t.area_id
            left join table_sessions s on s.open_table_id = t.id
            """;
    private static final String ONE = SELECT + "where t.restaurant_id=:restaurant and t.id=:id";

    private final DatabaseClient database;

    Tables(DatabaseClient database) {
        this.database = database;
    }

    public Mono<FloorTable> find(UUID restaurantId, UUID id) {
        return one(ONE, restaurantId, id);
    }

    /** Like {@link #find}, and nobody else changes the table or opens a session at it until the transaction ends. */
    public Mono<FloorTable> lock(UUID restaurantId, UUID id) {
        return one(
                        "select id from dining_tables where restaurant_id=:restaurant and id=:id for update",
                        restaurantId,
                        id,
                        row -> true)
                .flatMap(locked -> find(restaurantId, id));
    }

    public Mono<FloorTable> findByQrCode(QrCode code) {
        return database.sql(SELECT + "where t.qr_code=:code")
                .bind("code", code.value())
                .map(Tables::table)
                .one();
    }

    Mono<Page<FloorTable>> page(UUID restaurantId, PageQuery query) {
        return database.sql(SELECT + "where t.restaurant_id=:restaurant and t.id > :after order by t.id limit :rows")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", Ids.bytes(query.startsAfter()))
                .bind("rows", query.rows())
                .map(Tables::table)
                .all()
                .collectList()
                .map(found -> query.page(found, table -> table.state().id()));
    }

    Mono<List<FloorTable>> lockArea(UUID restaurantId, UUID areaId) {
        return database.sql(SELECT + "where t.restaurant_id=:restaurant and t.area_id=:area order by t.id for update")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("area", Ids.bytes(areaId))
                .map(Tables::table)
                .all()
                .collectList();
    }

    /** @return tables in id order behind {@code after}, their rows locked until the transaction ends */
    Mono<List<TableState>> lockPage(@Nullable UUID restaurantId, UUID after, int limit) {
        String only = restaurantId == null ? "" : " and t.restaurant_id=:restaurant";
        GenericExecuteSpec statement = database.sql(
                        SELECT + "where t.id > :after" + only + " order by t.id limit :limit for update")
                .bind("after", Ids.bytes(after))
                .bind("limit", limit);
        return (restaurantId == null ? statement : statement.bind("restaurant", Ids.bytes(restaurantId)))
                .map(row -> table(row).state())
                .all()
                .collectList();
    }

    /** Errors with DuplicateKeyException if the code is taken. */
    Mono<Void> insert(TableState table, QrCode qrCode) {
        return values(database.sql("""
                                insert into dining_tables
                                  (id, restaurant_id, area_id, code, seats, x, y, qr_code, version)
                                values (:id, :restaurant, :area, :code, :seats, :x, :y, :qr, :version)"""), table)
                .bind("qr", qrCode.value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Errors with DuplicateKeyException if the code is taken. */
    Mono<Void> update(TableState table) {
        return values(database.sql("""
                                update dining_tables
                                set area_id=:area, code=:code, seats=:seats, x=:x, y=:y, version=:version
                                where restaurant_id=:restaurant and id=:id"""), table).fetch().rowsUpdated().then();
    }

    Mono<Void> delete(UUID restaurantId, UUID id) {
        return database.sql("delete from dining_tables where restaurant_id=:restaurant and id=:id")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @return whether there is such a table */
    public Mono<Boolean> changeQrCode(UUID restaurantId, UUID id, QrCode fresh) {
        return database.sql("update dining_tables set qr_code=:code where restaurant_id=:restaurant and id=:id")
                .bind("code", fresh.value())
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<FloorTable> one(String sql, UUID restaurantId, UUID id) {
        return one(sql, restaurantId, id, Tables::table);
    }

    private <T> Mono<T> one(String sql, UUID restaurantId, UUID id, java.util.function.Function<Readable, T> mapping) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .map(mapping)
                .one();
    }

    private static GenericExecuteSpec values(GenericExecuteSpec statement, TableState table) {
        GenericExecuteSpec bound = statement
                .bind("id", Ids.bytes(table.id()))
                .bind("restaurant", Ids.bytes(table.restaurantId()))
                .bind("code", table.code())
                .bind("seats", table.seats())
                .bind("x", table.x())
                .bind("y", table.y())
                .bind("version", table.version());
        UUID area = table.areaId();
        return area == null ? bound.bindNull("area", byte[].class) : bound.bind("area", Ids.bytes(area));
    }

    private static FloorTable table(Readable row) {
        Columns columns = new Columns(row);
        return new FloorTable(
                new TableState(
                        columns.uuid("id"),
                        columns.uuid("restaurant_id"),
                        columns.uuidOrNull("area_id"),
                        columns.textOrNull("area_name"),
                        columns.text("code"),
                        columns.integer("seats"),
                        columns.integer("x"),
                        columns.integer("y"),
                        columns.number("version")),
                new QrCode(columns.text("qr_code")),
                columns.uuidOrNull("session_id"));
    }
}
