package com.arisgourmet.order.projection;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.order.pricing.domain.Cart;
import com.arisgourmet.order.pricing.domain.MenuItems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * This service's own copy of the menus, kept up by product and option-group events. Orders are priced from it, so they are
 * taken while catalog-service is away. A row never goes back to an older version.
 */
@Component
public class MenuProjection {
    private static final String PRODUCTS = "menu_products";
    private static final String OPTION_GROUPS = "menu_option_groups";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final VersionedRows rows;

    MenuProjection(DatabaseClient database, JsonMapper json, VersionedRows rows) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.rows = rows;
    }

    Mono<Void> apply(EventType type, CloudEvent<?> event) {
        return switch (event.data()) {
            case ProductState product ->
                rows.upsert(
                        PRODUCTS,
                        "product_id",
                        product.id(),
                        event,
                        Map.of(
                                "deleted",
                                type == EventType.PRODUCT_DELETED,
                                "state",
                                json.writeValueAsString(product)));
            case OptionGroupState group ->
                rows.upsert(
                        OPTION_GROUPS,
                        "option_group_id",
                        group.id(),
                        event,
                        Map.of(
                                "deleted",
                                type == EventType.OPTION_GROUP_DELETED,
                                "state",
                                json.writeValueAsString(group)));
            default -> Mono.empty();
        };
    }

    /** @return the products of a cart and their option groups, as far as the restaurant has them */
    public Mono<MenuItems> itemsOf(UUID restaurantId, Cart cart) {
        Set<UUID> ids = cart.lines().stream().map(Cart.Line::productId).collect(Collectors.toSet());
        return find(PRODUCTS, "product_id", restaurantId, ids, ProductState.class)
                .flatMap(products -> find(
                                OPTION_GROUPS,
                                "option_group_id",
                                restaurantId,
                                products.stream()
                                        .flatMap(product -> product.optionGroupIds().stream())
                                        .collect(Collectors.toSet()),
                                OptionGroupState.class)
                        .map(groups ->
                                new MenuItems(byId(products, ProductState::id), byId(groups, OptionGroupState::id))));
    }

    private <T> Mono<List<T>> find(String table, String idColumn, UUID restaurantId, Set<UUID> ids, Class<T> type) {
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql("select state from " + table + " where restaurant_id = :restaurant and " + idColumn
                        + " in (:ids) and deleted = 0")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("ids", ids.stream().map(Ids::bytes).toList())
                .map(row -> json.readValue(new Columns(row).text("state"), type))
                .all()
                .collectList();
    }

    private static <T> Map<UUID, T> byId(List<T> states, Function<T, UUID> id) {
        return states.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
