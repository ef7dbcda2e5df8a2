package com.arisgourmet.gateway.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The latest events of one restaurant, bounded by count and bytes. It is complete after {@link #floor}: every event of the
 * restaurant with a later id that was published is in it. Not thread-safe.
 */
final class EventRing {
    private final int mostEvents;
    private final long mostBytes;
    private final Deque<StreamEvent> events = new ArrayDeque<>();
    private EntryId floor;
    private long bytes;

    EventRing(int mostEvents, long mostBytes, EntryId floor) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.floor = floor;
    }

    void add(StreamEvent event) {
        events.addLast(event);
        bytes += event.size();
        while (events.size() > mostEvents || bytes > mostBytes) {
            StreamEvent oldest = events.removeFirst();
            bytes -= oldest.size();
            floor = oldest.id();
        }
    }

    /** Forgets everything; complete after {@code position} from now on. */
    void clear(EntryId position) {
        events.clear();
        bytes = 0;
        floor = position;
    }

    boolean isCompleteAfter(EntryId position) {
        return !floor.isAfter(position);
    }

    /** @return events with a later id, oldest first */
    List<StreamEvent> after(EntryId position) {
        List<StreamEvent> later = new ArrayList<>();
        for (var newestFirst = events.descendingIterator(); newestFirst.hasNext(); ) {
            StreamEvent event = newestFirst.next();
            if (!event.id().isAfter(position)) {
                break;
            }
            later.add(event);
        }
        Collections.reverse(later);
        return later;
    }
}
