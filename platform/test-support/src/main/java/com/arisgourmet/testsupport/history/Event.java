package com.arisgourmet.testsupport.history;

import java.util.Comparator;
import java.util.UUID;

/**
 * An event as its service wrote it. Within its aggregate its place is (version, ordinal), which no other event has.
 *
 * @param shard of the stream it belongs into
 */
public record Event(UUID id, int shard, UUID aggregate, long version, int ordinal) {
    static final Comparator<Event> WITHIN_AGGREGATE =
            Comparator.comparingLong(Event::version).thenComparingInt(Event::ordinal);

    /** @param other of the same aggregate */
    boolean isBefore(Event other) {
        return WITHIN_AGGREGATE.compare(this, other) < 0;
    }

    @Override
    public String toString() {
        return "%s (%s version %d.%d, shard %d)".formatted(id, aggregate, version, ordinal, shard);
    }
}
