package com.arisgourmet.testsupport.history;

/**
 * An event that came out for the first time after a later one of its aggregate.
 *
 * @param late the earlier event
 * @param after the latest event of the aggregate that had come out by then
 */
public record Inversion(Seen late, Seen after) {
    @Override
    public String toString() {
        return late
                + " after version %d.%d at %s"
                        .formatted(after.event().version(), after.event().ordinal(), after.at());
    }
}
