package com.arisgourmet.catalog.products;

import com.arisgourmet.catalog.editing.JsonText;
import com.arisgourmet.catalog.editing.MenuRows;
import com.arisgourmet.catalog.editing.Rows;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The stored products. */
@Repository
public class Products implements CurrentState {
    private final DatabaseClient database;
    private final MenuRows<Product> rows;
    private final Rows writer;
    private final ProductRow row;

    Products(DatabaseClient database, Rows writer, JsonText json) {
        this.database = database;
        this.row = new ProductRow(json);
        this.rows = new MenuRows<>(database, "products", row::read);
        this.writer = writer;
    }

    public Mono<Product> find(UUID restaurantId, UUID id) {
        return rows.find(restaurantId, id);
    }

    /** @return in the menu's order */
    public Mono<List<Product>> all(UUID restaurantId) {
        return rows.all(restaurantId, "position, id");
    }

    public Mono<Void> save(List<Product> products) {
        return writer.upsert("products", products.stream().map(row::write).toList());
    }

    /** @return how many products a category holds */
    public Mono<Integer> countIn(UUID restaurantId, UUID categoryId) {
        return database.sql("select count(*) as found from products"
                        + " where restaurant_id = :restaurant and category_id = :category")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("category", Ids.bytes(categoryId))
                .map(found -> new Columns(found).integer("found"))
                .one();
    }

    /** @return how many products ask an option group */
    public Mono<Integer> countAsking(UUID restaurantId, UUID optionGroupId) {
        return database.sql("select count(*) as found from products"
                        + " where restaurant_id = :restaurant and json_contains(option_group_ids, json_quote(:group))")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("group", optionGroupId.toString())
                .map(found -> new Columns(found).integer("found"))
                .one();
    }

    Mono<List<Product>> pageOf(UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.page(restaurantId, after, limit);
    }

    Mono<Integer> nextPosition(UUID restaurantId) {
        return rows.nextPosition(restaurantId);
    }

    Mono<Void> delete(Product product) {
        return rows.delete(product.state().restaurantId(), product.state().id());
    }

    @Override
    public String aggregate() {
        return EventType.PRODUCT_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.lockedPage(restaurantId, after, limit)
                .map(page ->
                        page.stream().map(p -> p.event(EventType.PRODUCT_STATE)).toList());
    }
}
