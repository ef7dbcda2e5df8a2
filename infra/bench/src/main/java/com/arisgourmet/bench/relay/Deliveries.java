package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Event;
import java.util.BitSet;
import java.util.Map;

/**
 * Which of a row of events arrived, and how. Events outside of it are none of ours. Streams may be read one after the other:
 * an aggregate has all of its events in one of them.
 */
final class Deliveries {
    private final int first;
    private final int events;
    private final BitSet heard;
    private final int[] version;
    private long duplicated;
    private long inverted;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis;

    Deliveries(int first, int events) {
        this.first = first;
        this.events = events;
        this.heard = new BitSet(events);
        this.version = new int[events / Event.PER_AGGREGATE + Event.BLOCK];
    }

    void hear(String entryId, Map<String, String> fields) {
        fields.values().stream()
                .filter(Event::isPayload)
                .findFirst()
                .map(Event::ofPayload)
                .filter(event -> event.number() >= first && event.number() < first + events)
                .ifPresent(event -> hear(entryId, event));
    }

    private void hear(String entryId, Event event) {
        long millis = Long.parseLong(entryId, 0, entryId.indexOf('-'), 10);
        firstMillis = Math.min(firstMillis, millis);
        lastMillis = Math.max(lastMillis, millis);
        int index = event.number() - first;
        if (heard.get(index)) {
            duplicated++;
            return;
        }
        heard.set(index);
        int aggregate = event.aggregate() - new Event(first).aggregate();
        inverted += event.version() < version[aggregate] ? 1 : 0;
        version[aggregate] = Math.max(version[aggregate], event.version());
    }

    long lost() {
        return events - heard.cardinality();
    }

    long duplicated() {
        return duplicated;
    }

    /** First occurrences that came after a later version of their aggregate. */
    long inverted() {
        return inverted;
    }

    /** From the first entry's arrival to the last one's, by the clock of Redis; at least a millisecond. */
    double seconds() {
        return Math.max(1, lastMillis - firstMillis) / 1e3;
    }
}
