package com.arisgourmet.catalog.options;

import com.arisgourmet.catalog.editing.JsonText;
import com.arisgourmet.catalog.editing.MenuRows;
import com.arisgourmet.catalog.editing.Rows;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OptionGroupState.Option;
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

/** The stored option groups. */
@Repository
public class OptionGroups implements CurrentState {
    private final MenuRows<OptionGroup> rows;
    private final Rows writer;
    private final JsonText json;

    OptionGroups(DatabaseClient database, Rows writer, JsonText json) {
        this.rows = new MenuRows<>(database, "option_groups", this::read);
        this.writer = writer;
        this.json = json;
    }

    public Mono<OptionGroup> find(UUID restaurantId, UUID id) {
        return rows.find(restaurantId, id);
    }

    /** @return in the order they were made */
    public Mono<List<OptionGroup>> all(UUID restaurantId) {
        return rows.all(restaurantId, "id");
    }

    public Mono<Void> save(List<OptionGroup> groups) {
        return writer.upsert("option_groups", groups.stream().map(this::row).toList());
    }

    Mono<List<OptionGroup>> pageOf(UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.page(restaurantId, after, limit);
    }

    Mono<Void> delete(OptionGroup group) {
        return rows.delete(group.state().restaurantId(), group.state().id());
    }

    @Override
    public String aggregate() {
        return EventType.OPTION_GROUP_STATE.aggregate();
    }

    @Override
    public Mono<List<OutboxEvent>> page(@Nullable UUID restaurantId, @Nullable UUID after, int limit) {
        return rows.lockedPage(restaurantId, after, limit).map(page -> page.stream()
                .map(g -> g.event(EventType.OPTION_GROUP_STATE))
                .toList());
    }

    private OptionGroup read(Columns row) {
        return new OptionGroup(
                row.text("item_key"),
                json.keys(row, "option_keys"),
                new OptionGroupState(
                        row.uuid("id"),
                        row.uuid("restaurant_id"),
                        row.text("name"),
                        json.texts(row),
                        row.integer("min_selections"),
                        row.integer("max_selections"),
                        json.list(row, "options", Option.class),
                        row.number("version")));
    }

    private Map<String, Object> row(OptionGroup group) {
        OptionGroupState state = group.state();
        return Map.of(
                "id", Ids.bytes(state.id()),
                "restaurant_id", Ids.bytes(state.restaurantId()),
                "item_key", group.key(),
                "name", state.name(),
                "translations", json.of(state.translations()),
                "min_selections", state.minSelections(),
                "max_selections", state.maxSelections(),
                "options", json.of(state.options()),
                "option_keys", json.of(group.optionKeys()),
                "version", state.version());
    }
}
