package com.arisgourmet.gateway.stream;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which version of each aggregate has been passed on. The relay delivers at least once, first occurrences in order; this
 * makes it once. Several events of one version are told apart by their ids; a republication says nothing new of a version
 * that was passed on. Remembers the aggregates last heard of, up to a bound. Not thread-safe.
 */
final class PassedVersions {
    private static final int MOST_AGGREGATES = 4_000;

    private final Map<String, Passed> bySubject = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Passed> eldest) {
            return size() > MOST_AGGREGATES;
        }
    };

    private record Passed(long version, Set<UUID> events) {}

    /** @return whether it is to be passed on; if so it counts as passed on */
    boolean isFirst(StreamEvent.Routing event) {
        Passed passed = bySubject.get(event.subject());
        if (passed == null || passed.version() < event.version()) {
            Set<UUID> events = new HashSet<>(2);
            events.add(event.eventId());
            bySubject.put(event.subject(), new Passed(event.version(), events));
            return true;
        }
        return passed.version() == event.version()
                && !event.isRepublication()
                && passed.events().add(event.eventId());
    }
}
