package com.arisgourmet.order.ordering.persistence;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.ordering.HistoryEntry;
import com.arisgourmet.order.ordering.OrderFilter;
import com.arisgourmet.order.ordering.domain.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads orders of one restaurant. Ids are UUIDv7, so id order is the order of placing. */
@Component
public class OrderQueries {
    private final DatabaseClient database;
    private final OrderRows rows;

    OrderQueries(DatabaseClient database, OrderRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** @param tableSessionId if not null, only an order of that session is found */
    public Mono<Order> find(UUID restaurantId, UUID orderId, @Nullable UUID tableSessionId) {
        String sql = "select * from orders where id = :id and restaurant_id = :restaurant"
                + (tableSessionId == null ? "" : " and table_session_id = :session");
        GenericExecuteSpec statement =
                database.sql(sql).bind("id", Ids.bytes(orderId)).bind("restaurant", Ids.bytes(restaurantId));
        return rows.orders(
                        bindIfPresent(statement, "session", tableSessionId == null ? null : Ids.bytes(tableSessionId)))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /**
     * @param after id of the last order of the page before, or null
     * @return at most {@code limit} orders, oldest first
     */
    public Mono<List<Order>> list(UUID restaurantId, OrderFilter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder("select o.* from orders o where o.restaurant_id = :restaurant");
        sql.append(after == null ? "" : " and o.id > :after")
                .append(filter.open() ? " and o.is_open = 1" : "")
                .append(filter.status() == null ? "" : " and o.status = :status")
                .append(filter.tableSessionId() == null ? "" : " and o.table_session_id = :session")
                .append(filter.from() == null ? "" : " and o.placed_at >= :from")
                .append(filter.to() == null ? "" : " and o.placed_at < :to")
                .append(
                        filter.station() == null
                                ? ""
                                : " and exists (select 1 from order_items i where i.order_id = o.id and i.station = :station)")
                .append(" order by o.id limit :limit");
        GenericExecuteSpec statement = database.sql(sql.toString())
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("limit", limit);
        statement = bindIfPresent(statement, "after", after == null ? null : Ids.bytes(after));
        statement = bindIfPresent(statement, "status", filter.status());
        statement = bindIfPresent(
                statement, "session", filter.tableSessionId() == null ? null : Ids.bytes(filter.tableSessionId()));
        statement = bindIfPresent(statement, "from", filter.from() == null ? null : Columns.dateTime(filter.from()));
        statement = bindIfPresent(statement, "to", filter.to() == null ? null : Columns.dateTime(filter.to()));
        statement = bindIfPresent(statement, "station", filter.station());
        return rows.orders(statement);
    }

    /** @return the steps of an order, oldest first; the caller has found the order as its tenant's */
    public Flux<HistoryEntry> history(UUID orderId) {
        return database.sql("select * from order_history where order_id = :order order by version, ordinal")
                .bind("order", Ids.bytes(orderId))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new HistoryEntry(
                            columns.number("version"),
                            columns.uuid("item_id"),
                            columns.textOrNull("from_status"),
                            columns.text("to_status"),
                            columns.text("actor"),
                            columns.textOrNull("reason"),
                            columns.instant("changed_at"));
                })
                .all();
    }

    /** @return a page of orders of all restaurants, or of one, with their row locks held until commit */
    Mono<List<Order>> pageForUpdate(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        String sql = "select * from orders where id > :after"
                + (restaurantId == null ? "" : " and restaurant_id = :restaurant")
                + " order by id limit :limit for update";
        GenericExecuteSpec statement = database.sql(sql)
                .bind("after", after == null ? new byte[16] : Ids.bytes(after))
                .bind("limit", limit);
        return rows.orders(
                bindIfPresent(statement, "restaurant", restaurantId == null ? null : Ids.bytes(restaurantId)));
    }

    private static GenericExecuteSpec bindIfPresent(GenericExecuteSpec statement, String name, @Nullable Object value) {
        return value == null ? statement : statement.bind(name, value);
    }
}
