package com.arisgourmet.catalog.categories;

import com.arisgourmet.catalog.editing.JsonText;
import com.arisgourmet.catalog.editing.MenuRows;
import com.arisgourmet.catalog.editing.Rows;
import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.outbox.CurrentState;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The stored categories. */
@Repository
public class Categories implements CurrentState {
    private final MenuRows<Category> rows;
    private final Rows writer;
    private final JsonText json;

    Categories(DatabaseClient database, Rows writer, JsonText json) {
        this.rows = new MenuRows<>(database, "categories", this::read);
        this.writer = writer;
        this.json = json;
    }

    public Mono<Category> find(UUID restaurantId, UUID id) {
        return rows.find(restaurantId, id);
    }

    /** @return in the menu's order */
    public Mono<List<Category>> all(UUID restaurantId) {
        return rows.all(restaurantId, "position, id");
    }

    public Mono<Void> save(List<Category> categories) {
        return writer.upsert("categories", categories.stream().map(this::row).toList());
    }

    Mono<List<Category>> pageOf(UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.page(restaurantId, after, limit);
    }

    Mono<Integer> nextPosition(UUID restaurantId) {
        return rows.nextPosition(restaurantId);
    }

    Mono<Void> delete(Category category) {
        return rows.delete(category.state().restaurantId(), category.state().id());
    }

    @Override
    public String aggregate() {
        return EventType.CATEGORY_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.lockedPage(restaurantId, after, limit).map(page -> page.stream()
                .map(c -> c.event(EventType.CATEGORY_STATE))
                .toList());
    }

    private Category read(Columns row) {
        return new Category(
                row.text("item_key"),
                new CategoryState(
                        row.uuid("id"),
                        row.uuid("restaurant_id"),
                        row.text("name"),
                        json.texts(row),
                        row.integer("position"),
                        row.number("version")));
    }

    private Map<String, Object> row(Category category) {
        CategoryState state = category.state();
        return Map.of(
                "id", Ids.bytes(state.id()),
                "restaurant_id", Ids.bytes(state.restaurantId()),
                "item_key", category.key(),
                "name", state.name(),
                "translations", json.of(state.translations()),
                "position", state.position(),
                "version", state.version());
    }
}
