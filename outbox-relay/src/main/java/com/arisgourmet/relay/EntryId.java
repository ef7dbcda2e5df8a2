package com.arisgourmet.relay;

import java.util.Comparator;

/** The id of a stream entry: milliseconds and a number within them. Within one epoch of a stream ids only grow. */
record EntryId(long millis, long sequence) implements Comparable<EntryId> {
    static final EntryId NONE = new EntryId(0, 0);

    private static final Comparator<EntryId> ORDER =
            Comparator.comparingLong(EntryId::millis).thenComparingLong(EntryId::sequence);

    /** @throws IllegalArgumentException unless {@code id} reads {@code 1700000000000-0} */
    static EntryId parse(String id) {
        int dash = id.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("not an entry id: " + id);
        }
        return new EntryId(Long.parseLong(id, 0, dash, 10), Long.parseLong(id, dash + 1, id.length(), 10));
    }

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
