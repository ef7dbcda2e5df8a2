package com.arisgourmet.defaults.security;

import java.util.Set;

/** Every permission there is. Endpoints ask for these, never for a role. */
public final class Permission {
    public static final String MENU_WRITE = "menu:write";
    public static final String MENU_AVAILABILITY = "menu:availability";
    public static final String TABLE_READ = "table:read";
    public static final String TABLE_WRITE = "table:write";
    public static final String SESSION_MANAGE = "session:manage";
    public static final String FLOOR_READ = "floor:read";
    public static final String KITCHEN_READ = "kitchen:read";
    public static final String ORDER_PLACE = "order:place";
    public static final String ORDER_READ = "order:read";
    public static final String ORDER_ACCEPT = "order:accept";
    public static final String ORDER_PREPARE = "order:prepare";
    public static final String ORDER_SERVE = "order:serve";
    public static final String ORDER_VOID = "order:void";
    public static final String ORDER_RECALL = "order:recall";
    public static final String PAYMENT_TAKE = "payment:take";
    public static final String REPORT_READ = "report:read";
    public static final String STAFF_MANAGE = "staff:manage";
    public static final String RESERVATION_MANAGE = "reservation:manage";
    public static final String RESTAURANT_MANAGE = "restaurant:manage";
    public static final String AUDIT_READ = "audit:read";

    public static final Set<String> ALL = Set.of(
            MENU_WRITE,
            MENU_AVAILABILITY,
            TABLE_READ,
            TABLE_WRITE,
            SESSION_MANAGE,
            FLOOR_READ,
            KITCHEN_READ,
            ORDER_PLACE,
            ORDER_READ,
            ORDER_ACCEPT,
            ORDER_PREPARE,
            ORDER_SERVE,
            ORDER_VOID,
            ORDER_RECALL,
            PAYMENT_TAKE,
            REPORT_READ,
            STAFF_MANAGE,
            RESERVATION_MANAGE,
            RESTAURANT_MANAGE,
            AUDIT_READ);

    private Permission() {}
}
