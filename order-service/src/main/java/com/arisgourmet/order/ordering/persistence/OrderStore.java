package com.arisgourmet.order.ordering.persistence;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.ordering.domain.Change;
import com.arisgourmet.order.ordering.domain.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes orders, and reads one for a change. Every statement names the tenant or an order already found by it. */
@Component
public class OrderStore {
    private final DatabaseClient database;
    private final OrderRows rows;
    private final KitchenColumns kitchen;

    OrderStore(DatabaseClient database, OrderRows rows, KitchenColumns kitchen) {
        this.database = database;
        this.rows = rows;
        this.kitchen = kitchen;
    }

    /** @return the restaurant's next order number, 1 to 9999 and round again; holds the counter's lock until commit */
    public Mono<Integer> nextNumber(UUID restaurantId) {
        return database.sql("""
                        insert into order_numbers (restaurant_id, last_number) values (:restaurant, 1)
                        on duplicate key update last_number = last_number % 9999 + 1""")
                .bind("restaurant", Ids.bytes(restaurantId))
                .fetch()
                .rowsUpdated()
                .then(database.sql("select last_number from order_numbers where restaurant_id = :restaurant")
                        .bind("restaurant", Ids.bytes(restaurantId))
                        .map(row -> new Columns(row).integer("last_number"))
                        .one());
    }

    public Mono<Void> insert(Order order, List<Change> changes, String actor) {
        Order.Seat seat = order.seat();
        var statement = database.sql("""
                        insert into orders (id, restaurant_id, number, table_session_id, table_id, table_code, service_type,
                          status, is_open, currency, total, placed_by, placed_at, updated_at, version,
                          kitchen_state, kitchen_since, kitchen_version, kitchen_waiting_for)
                        values (:id, :restaurant, :number, :session, :table, :code, :service,
                          :status, :open, :currency, :total, :by, :at, :at, 1,
                          :kitchen, :kitchenSince, :kitchenVersion, :kitchenWaiting)""")
                .bind("id", Ids.bytes(order.id()))
                .bind("restaurant", Ids.bytes(order.restaurantId()))
                .bind("number", order.number())
                .bind("service", seat == null ? "takeaway" : "table")
                .bind("status", order.status())
                .bind("open", order.isOpen())
                .bind("currency", order.currency())
                .bind("total", order.total().amount())
                .bind("by", order.placedBy())
                .bind("at", Columns.dateTime(order.placedAt()));
        statement = OrderRows.bindOrNull(
                statement, "session", seat == null ? null : Ids.bytes(seat.tableSessionId()), byte[].class);
        statement =
                OrderRows.bindOrNull(statement, "table", seat == null ? null : Ids.bytes(seat.tableId()), byte[].class);
        statement = kitchen.bind(statement, order.kitchen());
        statement = OrderRows.bindOrNull(statement, "code", seat == null ? null : seat.tableCode(), String.class);
        return statement
                .fetch()
                .rowsUpdated()
                .then(rows.insertItems(order))
                .then(rows.insertHistory(order, changes, actor, null));
    }

    /** @return the order with its row lock held until commit, or empty if the restaurant has no such order */
    public Mono<Order> findForUpdate(UUID restaurantId, UUID orderId) {
        return rows.orders(
                        database.sql("select * from orders where id = :id and restaurant_id = :restaurant for update")
                                .bind("id", Ids.bytes(orderId))
                                .bind("restaurant", Ids.bytes(restaurantId)))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /**
     * Some of the orders, of all restaurants, that no screen of the kitchen has confirmed within the time of their restaurant;
     * the longest waiting first. Without locks: whoever acts on one reads it again for the change.
     *
     * @param shortest no restaurant's time is shorter
     * @param standard counts for restaurants that have chosen no time of their own
     */
    public Flux<Waiting> overdueInTheKitchen(Instant now, Duration shortest, Duration standard, int limit) {
        return database.sql("""
                        select o.restaurant_id, o.id, o.kitchen_since from orders o
                        left join kitchen_settings s on s.restaurant_id = o.restaurant_id
                        where o.kitchen_state = 'sent' and o.kitchen_since <= :before
                          and o.kitchen_since
                            + interval coalesce(s.confirm_within_seconds * 1000000, :standard) microsecond <= :now
                        order by o.kitchen_since limit :limit""")
                .bind("now", Columns.dateTime(now))
                .bind("before", Columns.dateTime(now.minus(shortest)))
                .bind("standard", standard.toNanos() / 1000)
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Waiting(
                            columns.uuid("restaurant_id"), columns.uuid("id"), columns.instant("kitchen_since"));
                })
                .all();
    }

    /** An order that waits for the kitchen's confirmation. */
    public record Waiting(UUID restaurantId, UUID orderId, Instant since) {}

    /** Writes an order of which items have moved; its row lock must be held since it was read. */
    public Mono<Void> update(Order order, List<Change> changes, String actor, @Nullable String reason) {
        return update(order)
                .then(rows.updateItems(order, changes))
                .then(rows.insertHistory(order, changes, actor, reason));
    }

    /** Writes an order no item of which has moved; its row lock must be held since it was read. */
    public Mono<Void> update(Order order) {
        var statement = database.sql("""
                        update orders set status = :status, is_open = :open, total = :total, updated_at = :at, version = :version,
                          kitchen_state = :kitchen, kitchen_since = :kitchenSince, kitchen_version = :kitchenVersion,
                          kitchen_waiting_for = :kitchenWaiting
                        where id = :id and version = :before""")
                .bind("status", order.status())
                .bind("open", order.isOpen())
                .bind("total", order.total().amount())
                .bind("at", Columns.dateTime(order.updatedAt()))
                .bind("version", order.version())
                .bind("id", Ids.bytes(order.id()))
                .bind("before", order.version() - 1);
        return kitchen.bind(statement, order.kitchen())
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 1)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("order " + order.id() + " changed under its lock")))
                .then();
    }
}
