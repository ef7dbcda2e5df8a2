package com.arisgourmet.gateway.stream;

/**
 * Id of an entry of a Redis stream, ordered as Redis orders them.
 *
 * @param millis not negative
 * @param sequence not negative
 */
record EntryId(long millis, long sequence) implements Comparable<EntryId> {
    /** Before every entry. */
    static final EntryId ZERO = new EntryId(0, 0);

    EntryId {
        if (millis < 0 || sequence < 0) {
            throw new IllegalArgumentException("no entry id: " + millis + "-" + sequence);
        }
    }

    /** @throws IllegalArgumentException if it is not {@code <millis>-<sequence>} */
    static EntryId parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("no entry id: " + text);
        }
        return new EntryId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
    }

    boolean isAfter(EntryId other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(EntryId other) {
        int byTime = Long.compare(millis, other.millis);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
