package com.arisgourmet.gateway.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far a kitchen screen is behind: which events were passed to it that it has not said it has drawn. A screen that stands
 * still takes frames for a long time, so what has left the queue says nothing about it.
 */
final class ScreenProgress {
    private static final int MOST = 256;

    private final Deque<EntryId> undrawn = new ArrayDeque<>();

    /** Of more than it can hold, the oldest count: how long it has been behind stays right. */
    synchronized void passed(EntryId event) {
        if (undrawn.size() < MOST) {
            undrawn.addLast(event);
        }
    }

    synchronized void drawn(EntryId upTo) {
        while (!undrawn.isEmpty() && !undrawn.peekFirst().isAfter(upTo)) {
            undrawn.removeFirst();
        }
    }

    /** @return age of the oldest event that it has not drawn, by the time of its publication; 0: it has drawn all */
    synchronized long behindMillis(long nowMillis) {
        @Nullable EntryId oldest = undrawn.peekFirst();
        return oldest == null ? 0 : Math.max(0, nowMillis - oldest.millis());
    }
}
