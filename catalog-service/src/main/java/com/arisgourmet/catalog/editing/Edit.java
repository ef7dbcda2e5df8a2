package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.outbox.OutboxEvent;
import java.util.List;

/**
 * What one edit of a menu came to.
 *
 * @param events of everything it changed; none: the menu is as it was
 */
public record Edit<T>(T result, List<OutboxEvent> events) {
    public Edit {
        events = List.copyOf(events);
    }

    public static <T> Edit<T> of(T result, OutboxEvent... events) {
        return new Edit<>(result, List.of(events));
    }

    public static <T> Edit<T> unchanged(T result) {
        return new Edit<>(result, List.of());
    }
}
