package com.arisgourmet.order.ordering.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules by which items and orders move. */
public final class Progress {
    private Progress() {}

    /** What asking for a step came to. */
    public sealed interface Result {
        record Moved(Order order, List<Change> changes) implements Result {}

        /** It is already so: asking again is no error, and changes nothing. */
        record Unchanged(Order order) implements Result {}

        record Illegal(String detail) implements Result {}

        record UnknownItem() implements Result {}
    }

    /** @param expected where the caller believes the item is, or null */
    public static Result moveItem(
            Order order, UUID itemId, ItemStatus target, @Nullable ItemStatus expected, Instant now) {
        Item item = order.items().stream()
                .filter(candidate -> candidate.id().equals(itemId))
                .findFirst()
                .orElse(null);
        if (item == null) {
            return new Result.UnknownItem();
        }
        if (item.status() == target) {
            return new Result.Unchanged(order);
        }
        if (expected != null && item.status() != expected) {
            return new Result.Illegal("The item is " + item.status().wireName() + ", not " + expected.wireName() + ".");
        }
        if (!item.status().next().contains(target)) {
            return illegal(item.status().wireName(), target.wireName());
        }
        return move(order, target, now, candidate -> candidate.id().equals(itemId));
    }

    /**
     * Moves the least advanced items, which are what the order's status says; those further on stay. {@code voided} cancels:
     * every item goes, which is legal only while none was served.
     *
     * @param expected the status the caller believes the order has, or null
     */
    public static Result moveOrder(Order order, ItemStatus target, @Nullable ItemStatus expected, Instant now) {
        ItemStatus current = order.leastAdvanced().orElse(ItemStatus.VOIDED);
        if (current == target) {
            return new Result.Unchanged(order);
        }
        if (expected != null && current != expected) {
            return new Result.Illegal("The order is " + order.status() + ", not " + expected.wireName() + ".");
        }
        if (target == ItemStatus.VOIDED) {
            boolean anyServed = order.items().stream().anyMatch(item -> item.status() == ItemStatus.SERVED);
            return anyServed
                    ? new Result.Illegal("Something of the order was served already; void the other items one by one.")
                    : move(order, target, now, item -> item.status() != ItemStatus.VOIDED);
        }
        if (!current.next().contains(target)) {
            return illegal(order.status(), target.wireName());
        }
        return move(order, target, now, item -> item.status() == current);
    }

    private static Result illegal(String from, String to) {
        return new Result.Illegal("From " + from + " there is no way to " + to + ".");
    }

    private static Result move(Order order, ItemStatus target, Instant now, Predicate<Item> which) {
        List<Item> items = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Item item : order.items()) {
            if (which.test(item)) {
                changes.add(new Change(item.id(), item.status(), target));
                items.add(item.movedTo(target, now));
            } else {
                items.add(item);
            }
        }
        return new Result.Moved(
                order.changed(items, kitchen(order, items, target, which, now), now), List.copyOf(changes));
    }

    private static KitchenDelivery kitchen(
            Order order, List<Item> items, ItemStatus target, Predicate<Item> which, Instant now) {
        if (target != ItemStatus.PLACED) {
            return order.kitchen().afterStep(items, now);
        }
        List<Item> fired = order.items().stream().filter(which).toList();
        return order.kitchen().afterFiring(fired, order.version() + 1, now);
    }
}
