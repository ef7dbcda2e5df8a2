package com.arisgourmet.order.ordering.persistence;

import com.arisgourmet.contracts.Money;
import com.arisgourmet.contracts.OrderState.ChosenOption;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.ordering.domain.Change;
import com.arisgourmet.order.ordering.domain.Item;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import com.arisgourmet.order.ordering.domain.Order;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How orders lie in their tables: a row an order, a row an item, a row a step. */
@Component
class OrderRows {
    private static final TypeReference<List<ChosenOption>> OPTIONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;
    private final KitchenColumns kitchen;

    OrderRows(DatabaseClient database, JsonMapper json, KitchenColumns kitchen) {
        this.database = database;
        this.json = json;
        this.kitchen = kitchen;
    }

    static GenericExecuteSpec bindOrNull(
            GenericExecuteSpec statement, String name, @Nullable Object value, Class<?> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    /** @param selection selects whole rows of {@code orders}; their items come with one statement more */
    Mono<List<Order>> orders(GenericExecuteSpec selection) {
        return selection
                .map(row -> header(new Columns(row)))
                .all()
                .collectList()
                .flatMap(this::withItems);
    }

    private Mono<List<Order>> withItems(List<Order> headers) {
        if (headers.isEmpty()) {
            return Mono.just(List.of());
        }
        Map<UUID, String> currencies = headers.stream().collect(Collectors.toMap(Order::id, Order::currency));
        return database.sql("select * from order_items where order_id in (:ids) order by order_id, line")
                .bind(
                        "ids",
                        headers.stream().map(order -> Ids.bytes(order.id())).toList())
                .map(row -> {
                    UUID orderId = new Columns(row).uuid("order_id");
                    return Map.entry(orderId, item(row, String.valueOf(currencies.get(orderId))));
                })
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .map(items -> headers.stream()
                        .map(order -> withItems(order, items.getOrDefault(order.id(), List.of())))
                        .toList());
    }

    private static Order withItems(Order header, List<Item> items) {
        return new Order(
                header.id(),
                header.restaurantId(),
                header.number(),
                header.seat(),
                header.currency(),
                header.placedBy(),
                header.placedAt(),
                header.updatedAt(),
                items,
                header.kitchen(),
                header.version());
    }

    private Order header(Columns row) {
        UUID session = row.uuidOrNull("table_session_id");
        Order.Seat seat =
                session == null ? null : new Order.Seat(session, row.uuid("table_id"), row.textOrNull("table_code"));
        return new Order(
                row.uuid("id"),
                row.uuid("restaurant_id"),
                row.integer("number"),
                seat,
                row.text("currency"),
                row.text("placed_by"),
                row.instant("placed_at"),
                row.instant("updated_at"),
                List.of(),
                kitchen.read(row),
                row.number("version"));
    }

    private Item item(Readable row, String currency) {
        Columns columns = new Columns(row);
        return new Item(
                columns.uuid("id"),
                columns.uuid("product_id"),
                columns.uuidOrNull("variant_id"),
                columns.text("name"),
                columns.textOrNull("variant_name"),
                columns.text("station"),
                columns.integer("prep_minutes"),
                columns.integer("quantity"),
                new Money(columns.number("unit_price"), currency),
                json.readValue(columns.text("options"), OPTIONS),
                json.readValue(columns.text("allergens"), STRINGS),
                columns.textOrNull("note"),
                columns.integer("course"),
                ItemStatus.ofWireName(columns.text("status")).orElseThrow(),
                columns.instant("status_since"));
    }

    Mono<Void> insertItems(Order order) {
        StringBuilder sql = new StringBuilder(
                "insert into order_items (order_id, line, id, product_id, variant_id, name, variant_name, station,"
                        + " prep_minutes, quantity, unit_price, options, allergens, note, course, status, status_since)"
                        + " values ");
        for (int i = 0; i < order.items().size(); i++) {
            sql.append(i == 0 ? "" : ",")
                    .append(
                            "(:order,%1$d,:i%1$d,:p%1$d,:v%1$d,:n%1$d,:vn%1$d,:st%1$d,:pm%1$d,:q%1$d,:up%1$d,:o%1$d,:a%1$d,:no%1$d,:c%1$d,:s%1$d,:at)"
                                    .formatted(i));
        }
        GenericExecuteSpec statement = database.sql(sql.toString())
                .bind("order", Ids.bytes(order.id()))
                .bind("at", Columns.dateTime(order.placedAt()));
        for (int i = 0; i < order.items().size(); i++) {
            statement = bind(statement, order.items().get(i), i);
        }
        return statement.fetch().rowsUpdated().then();
    }

    private GenericExecuteSpec bind(GenericExecuteSpec statement, Item item, int i) {
        UUID variant = item.variantId();
        GenericExecuteSpec bound = statement
                .bind("i" + i, Ids.bytes(item.id()))
                .bind("p" + i, Ids.bytes(item.productId()))
                .bind("n" + i, item.name())
                .bind("st" + i, item.station())
                .bind("pm" + i, item.prepMinutes())
                .bind("q" + i, item.quantity())
                .bind("up" + i, item.unitPrice().amount())
                .bind("o" + i, json.writeValueAsString(item.options()))
                .bind("a" + i, json.writeValueAsString(item.allergens()))
                .bind("c" + i, item.course())
                .bind("s" + i, item.status().wireName());
        bound = bindOrNull(bound, "v" + i, variant == null ? null : Ids.bytes(variant), byte[].class);
        bound = bindOrNull(bound, "vn" + i, item.variantName(), String.class);
        return bindOrNull(bound, "no" + i, item.note(), String.class);
    }

    /** All items one command moved went to the same state. */
    Mono<Void> updateItems(Order order, List<Change> changes) {
        return database.sql(
                        "update order_items set status = :status, status_since = :at where order_id = :order and id in (:ids)")
                .bind("status", changes.getFirst().to().wireName())
                .bind("at", Columns.dateTime(order.updatedAt()))
                .bind("order", Ids.bytes(order.id()))
                .bind(
                        "ids",
                        changes.stream()
                                .map(change -> Ids.bytes(change.itemId()))
                                .toList())
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> insertHistory(Order order, List<Change> changes, String actor, @Nullable String reason) {
        StringBuilder sql = new StringBuilder(
                "insert into order_history (order_id, version, ordinal, item_id, from_status, to_status, actor, reason, changed_at) values ");
        for (int i = 0; i < changes.size(); i++) {
            sql.append(i == 0 ? "" : ",")
                    .append("(:order,:version,%1$d,:i%1$d,:f%1$d,:t%1$d,:actor,:reason,:at)".formatted(i));
        }
        GenericExecuteSpec statement = database.sql(sql.toString())
                .bind("order", Ids.bytes(order.id()))
                .bind("version", order.version())
                .bind("actor", actor)
                .bind("at", Columns.dateTime(order.updatedAt()));
        statement = bindOrNull(statement, "reason", reason, String.class);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            ItemStatus from = change.from();
            statement = statement
                    .bind("i" + i, Ids.bytes(change.itemId()))
                    .bind("t" + i, change.to().wireName());
            statement = bindOrNull(statement, "f" + i, from == null ? null : from.wireName(), String.class);
        }
        return statement.fetch().rowsUpdated().then();
    }
}
