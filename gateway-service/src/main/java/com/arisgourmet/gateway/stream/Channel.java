package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client can listen to, who may, and which events it carries. The tenant is always the caller's own. */
enum Channel {
    KITCHEN(Permission.KITCHEN_READ, Set.of("order")),
    FLOOR(Permission.FLOOR_READ, Set.of("table", "table-session", "order")),
    ORDERS(Permission.ORDER_READ, Set.of("order")),
    /** A guest's own stay; nobody else's. */
    SESSION(null, Set.of("table-session", "order")),
    MENU(null, Set.of("product", "category", "option-group"));

    private final @Nullable String permission;
    private final Set<String> aggregates;

    Channel(@Nullable String permission, Set<String> aggregates) {
        this.permission = permission;
        this.aggregates = aggregates;
    }

    static Optional<Channel> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean permits(Caller caller) {
        return switch (this) {
            case MENU -> true;
            case SESSION -> caller instanceof Caller.Guest;
            default -> permission != null && caller.may(permission);
        };
    }

    /**
     * @param event of the caller's own restaurant
     * @param station only of interest to {@link #KITCHEN}; null: every station
     */
    boolean carries(StreamEvent.Routing event, Caller caller, @Nullable String station) {
        if (!aggregates.contains(event.aggregate())) {
            return false;
        }
        return switch (this) {
            case KITCHEN -> station == null || event.stations().contains(station);
            case SESSION ->
                caller instanceof Caller.Guest guest && guest.tableSessionId().equals(event.tableSessionId());
            case FLOOR, ORDERS, MENU -> true;
        };
    }
}
