package com.arisgourmet.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of each type with everything in it that an event of its kind can have, always the same. {@code samples/}
 * on the class path has them as they were first written.
 */
final class Sample {
    private static final UUID RESTAURANT = id(1);
    private static final UUID CATEGORY = id(2);
    private static final UUID PRODUCT = id(3);
    private static final UUID VARIANT = id(4);
    private static final UUID GROUP = id(5);
    private static final UUID OPTION = id(6);
    private static final UUID AREA = id(7);
    private static final UUID TABLE = id(8);
    private static final UUID SESSION = id(9);
    private static final UUID REQUEST = id(10);
    private static final UUID ORDER = id(11);
    private static final UUID ITEM = id(12);
    private static final Instant THEN = Instant.parse("2026-03-14T18:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-14T18:42:07.123456Z");
    private static final long VERSION = 3;

    private Sample() {}

    static CloudEvent<?> of(EventType type) {
        return CloudEvent.of(
                id(Math.floorMod(type.wireName().hashCode(), 1_000_000_000)),
                "/" + owner(type),
                type,
                aggregateId(type),
                NOW,
                RESTAURANT,
                VERSION,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                state(type));
    }

    /** The service whose aggregate it is. */
    static String owner(EventType type) {
        return switch (type.aggregate()) {
            case "restaurant" -> "auth-service";
            case "category", "product", "option-group" -> "catalog-service";
            case "table", "table-session" -> "table-service";
            case "order" -> "order-service";
            default -> throw new IllegalArgumentException("whose is " + type.aggregate() + "?");
        };
    }

    private static UUID aggregateId(EventType type) {
        return switch (type.aggregate()) {
            case "restaurant" -> RESTAURANT;
            case "category" -> CATEGORY;
            case "product" -> PRODUCT;
            case "option-group" -> GROUP;
            case "table" -> TABLE;
            case "table-session" -> SESSION;
            default -> ORDER;
        };
    }

    private static Object state(EventType type) {
        return switch (type.aggregate()) {
            case "restaurant" ->
                new RestaurantState(RESTAURANT, "La Prueba", "la-prueba", "COP", "America/Bogota", "es-CO", VERSION);
            case "category" ->
                new CategoryState(CATEGORY, RESTAURANT, "Platos fuertes", texts("Main dishes"), 1, VERSION);
            case "product" -> product(type);
            case "option-group" -> optionGroup();
            case "table" -> new TableState(TABLE, RESTAURANT, AREA, "Salón", "M1", 4, 250, 500, VERSION);
            case "table-session" -> session(type);
            default -> order(type);
        };
    }

    private static ProductState product(EventType type) {
        boolean available = type != EventType.PRODUCT_AVAILABILITY_CHANGED;
        return new ProductState(
                PRODUCT,
                RESTAURANT,
                CATEGORY,
                "Bandeja paisa",
                "Con todo",
                texts("Paisa platter"),
                cop(3_200_000),
                "hot",
                12,
                800,
                List.of("gluten"),
                List.of("vegetarian"),
                "https://images.example/bandeja.jpg",
                List.of(new ProductState.Variant(VARIANT, "Media", cop(2_100_000))),
                List.of(GROUP),
                new ProductState.Availability(available, 7, NOW),
                2,
                VERSION);
    }

    private static OptionGroupState optionGroup() {
        var option = new OptionGroupState.Option(OPTION, "Hogao", texts("Hogao sauce"), cop(200_000), true);
        return new OptionGroupState(GROUP, RESTAURANT, "Salsa", texts("Sauce"), 1, 2, List.of(option), VERSION);
    }

    private static TableSessionState session(EventType type) {
        boolean closed = type == EventType.TABLE_SESSION_CLOSED;
        boolean resolved = type == EventType.SERVICE_REQUEST_RESOLVED;
        var request = new TableSessionState.ServiceRequest(REQUEST, "bill", THEN, resolved ? NOW : null);
        return new TableSessionState(
                SESSION,
                RESTAURANT,
                TABLE,
                "M1",
                closed ? "closed" : "open",
                THEN,
                "guest",
                closed ? NOW : null,
                List.of(request),
                VERSION);
    }

    private static OrderState order(EventType type) {
        boolean placed = type == EventType.ORDER_PLACED || kitchen(type) != null;
        String status = placed ? "placed" : "ready";
        var item = new OrderState.Item(
                ITEM,
                PRODUCT,
                VARIANT,
                "Bandeja paisa",
                "Media",
                "hot",
                12,
                2,
                cop(2_300_000),
                cop(4_600_000),
                List.of(new OrderState.ChosenOption(OPTION, "Hogao", 1, cop(200_000))),
                List.of("gluten"),
                "sin cebolla",
                1,
                status,
                NOW);
        var change = new OrderState.Change(ITEM, placed ? null : "preparing", status);
        return new OrderState(
                ORDER,
                RESTAURANT,
                42,
                SESSION,
                TABLE,
                "M1",
                "table",
                status,
                cop(4_600_000),
                "guest",
                placed ? NOW : THEN,
                NOW,
                List.of(item),
                type.isRepublication() || kitchen(type) != null ? List.of() : List.of(change),
                kitchen(type),
                VERSION);
    }

    /** The older types are as they were written before there were confirmations. */
    private static OrderState.@Nullable Kitchen kitchen(EventType type) {
        return switch (type) {
            case ORDER_KITCHEN_RECEIVED -> new OrderState.Kitchen("received", NOW, List.of());
            case ORDER_KITCHEN_UNCONFIRMED -> new OrderState.Kitchen("unconfirmed", NOW, List.of("hot"));
            default -> null;
        };
    }

    private static Map<String, Text> texts(String english) {
        return Map.of("en", new Text(english, "In English"));
    }

    private static Money cop(long amount) {
        return new Money(amount, "COP");
    }

    private static UUID id(int number) {
        return UUID.fromString("01958000-0000-7000-8000-%012d".formatted(number));
    }
}
