package com.arisgourmet.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every type of event, its literal wire name, the aggregate it tells of and the record its data is.
 *
 * <p>The {@code *.state.v1} types say that nothing happened: the owner republished the current state so that a new or
 * lost projection can be filled. A consumer that keeps state treats them like any other type of the same aggregate; one
 * that reacts to happenings leaves them alone.
 */
public enum EventType {
    RESTAURANT_REGISTERED("restaurant.registered.v1", "restaurant", RestaurantState.class),
    RESTAURANT_STATE("restaurant.state.v1", "restaurant", RestaurantState.class),

    CATEGORY_CHANGED("category.changed.v1", "category", CategoryState.class),
    CATEGORY_DELETED("category.deleted.v1", "category", CategoryState.class),
    CATEGORY_STATE("category.state.v1", "category", CategoryState.class),
    PRODUCT_CHANGED("product.changed.v1", "product", ProductState.class),
    PRODUCT_AVAILABILITY_CHANGED("product.availability-changed.v1", "product", ProductState.class),
    PRODUCT_DELETED("product.deleted.v1", "product", ProductState.class),
    PRODUCT_STATE("product.state.v1", "product", ProductState.class),
    OPTION_GROUP_CHANGED("option-group.changed.v1", "option-group", OptionGroupState.class),
    OPTION_GROUP_DELETED("option-group.deleted.v1", "option-group", OptionGroupState.class),
    OPTION_GROUP_STATE("option-group.state.v1", "option-group", OptionGroupState.class),

    TABLE_CHANGED("table.changed.v1", "table", TableState.class),
    TABLE_DELETED("table.deleted.v1", "table", TableState.class),
    TABLE_STATE("table.state.v1", "table", TableState.class),
    TABLE_SESSION_OPENED("table-session.opened.v1", "table-session", TableSessionState.class),
    TABLE_SESSION_CHANGED("table-session.changed.v1", "table-session", TableSessionState.class),
    TABLE_SESSION_CLOSED("table-session.closed.v1", "table-session", TableSessionState.class),
    SERVICE_REQUEST_RAISED("service-request.raised.v1", "table-session", TableSessionState.class),
    SERVICE_REQUEST_RESOLVED("service-request.resolved.v1", "table-session", TableSessionState.class),
    TABLE_SESSION_STATE("table-session.state.v1", "table-session", TableSessionState.class),

    ORDER_PLACED("order.placed.v1", "order", OrderState.class),
    ORDER_STATUS_CHANGED("order.status-changed.v1", "order", OrderState.class),
    ORDER_ITEM_STATUS_CHANGED("order.item-status-changed.v1", "order", OrderState.class),
    ORDER_KITCHEN_RECEIVED("order.kitchen-received.v1", "order", OrderState.class),
    ORDER_KITCHEN_UNCONFIRMED("order.kitchen-unconfirmed.v1", "order", OrderState.class),
    ORDER_STATE("order.state.v1", "order", OrderState.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final String aggregate;
    private final Class<?> dataType;

    EventType(String wireName, String aggregate, Class<?> dataType) {
        this.wireName = wireName;
        this.aggregate = aggregate;
        this.dataType = dataType;
    }

    /** @return the type of that literal, or empty for one this version does not know (a consumer skips it) */
    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public String wireName() {
        return wireName;
    }

    public String aggregate() {
        return aggregate;
    }

    public Class<?> dataType() {
        return dataType;
    }

    /** @return the class path resource with the JSON Schema of {@link CloudEvent#data()} */
    public String schemaResource() {
        return "schemas/" + dataType.getSimpleName() + ".json";
    }

    /** @return whether the owner only republished what is already so */
    public boolean isRepublication() {
        return wireName.endsWith(".state.v1");
    }
}
