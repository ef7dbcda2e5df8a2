package com.arisgourmet.auth.roles.domain;

import static com.arisgourmet.defaults.security.Permission.FLOOR_READ;
import static com.arisgourmet.defaults.security.Permission.KITCHEN_READ;
import static com.arisgourmet.defaults.security.Permission.MENU_AVAILABILITY;
import static com.arisgourmet.defaults.security.Permission.ORDER_ACCEPT;
import static com.arisgourmet.defaults.security.Permission.ORDER_PLACE;
import static com.arisgourmet.defaults.security.Permission.ORDER_PREPARE;
import static com.arisgourmet.defaults.security.Permission.ORDER_READ;
import static com.arisgourmet.defaults.security.Permission.ORDER_RECALL;
import static com.arisgourmet.defaults.security.Permission.ORDER_SERVE;
import static com.arisgourmet.defaults.security.Permission.ORDER_VOID;
import static com.arisgourmet.defaults.security.Permission.PAYMENT_TAKE;
import static com.arisgourmet.defaults.security.Permission.RESERVATION_MANAGE;
import static com.arisgourmet.defaults.security.Permission.SESSION_MANAGE;
import static com.arisgourmet.defaults.security.Permission.TABLE_READ;
import static com.arisgourmet.defaults.security.Permission.TABLE_WRITE;

import com.arisgourmet.defaults.security.Permission;
import java.util.List;

/** The roles every restaurant starts with. */
public final class DefaultRoles {
    private static final List<String> EVERYTHING = List.copyOf(Permission.ALL);

    private static final List<Role> ALL = List.of(
            new Role(Role.OWNER, EVERYTHING, 1),
            new Role("admin", EVERYTHING, 1),
            new Role(
                    "host",
                    List.of(
                            TABLE_READ,
                            TABLE_WRITE,
                            SESSION_MANAGE,
                            FLOOR_READ,
                            ORDER_READ,
                            ORDER_PLACE,
                            ORDER_SERVE,
                            RESERVATION_MANAGE,
                            PAYMENT_TAKE),
                    1),
            new Role(
                    "waiter",
                    List.of(
                            TABLE_READ,
                            SESSION_MANAGE,
                            FLOOR_READ,
                            ORDER_PLACE,
                            ORDER_READ,
                            ORDER_SERVE,
                            ORDER_VOID,
                            PAYMENT_TAKE,
                            MENU_AVAILABILITY),
                    1),
            new Role(
                    "kitchen",
                    List.of(KITCHEN_READ, ORDER_READ, ORDER_ACCEPT, ORDER_PREPARE, ORDER_RECALL, MENU_AVAILABILITY),
                    1));

    private DefaultRoles() {}

    public static List<Role> all() {
        return ALL;
    }
}
