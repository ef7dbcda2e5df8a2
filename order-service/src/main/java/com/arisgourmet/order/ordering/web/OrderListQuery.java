package com.arisgourmet.order.ordering.web;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.AskedInstants;
import com.arisgourmet.order.ordering.OrderFilter;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import com.arisgourmet.order.ordering.domain.Order;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list of orders.
 *
 * @param status one status, or {@code open}: neither served nor cancelled
 * @param limit 1 to 200, 50 if absent
 */
record OrderListQuery(
        @Nullable String status,
        @Nullable UUID tableSessionId,
        @Nullable String station,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer limit,
        @Nullable String cursor) {

    private static final String OPEN = "open";
    private static final int LARGEST = 200;
    private static final int USUAL = 50;

    OrderFilter filterFor(Caller caller) {
        return switch (caller) {
            case Caller.Guest guest -> OrderFilter.ofSession(guest.tableSessionId());
            case Caller.Staff ignored ->
                new OrderFilter(
                        OPEN.equals(status),
                        statusOrNull(),
                        tableSessionId,
                        station,
                        AskedInstants.within("from", from),
                        AskedInstants.within("to", to));
        };
    }

    private @Nullable String statusOrNull() {
        if (status == null || status.equals(OPEN)) {
            return null;
        }
        if (!status.equals(Order.CANCELLED) && ItemStatus.ofWireName(status).isEmpty()) {
            throw ProblemException.invalid("status", "unknown", "There is no such status.");
        }
        return status;
    }

    int limitOrDefault() {
        if (limit != null && (limit < 1 || limit > LARGEST)) {
            throw ProblemException.invalid("limit", "range", "Between 1 and " + LARGEST + ".");
        }
        return limit == null ? USUAL : limit;
    }

    @Nullable
    UUID after() {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "format", "Use a cursor of an earlier page.");
        }
    }
}
