package com.arisgourmet.testsupport.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What went in and what came out.
 *
 * @param committed events whose commit was acknowledged: they must come out
 * @param uncertain events whose commit was asked for and never answered: they may come out
 * @param seen everything that came out; of each aggregate in the order in which it came
 */
public record History(List<Event> committed, List<Event> uncertain, List<Seen> seen) {

    public History(List<Event> committed, List<Seen> seen) {
        this(committed, List.of(), seen);
    }

    /** @throws IllegalArgumentException if the same event went in twice: such a history proves nothing */
    public Verdict verdict() {
        Map<UUID, Event> written = written();
        Set<UUID> out = HashSet.newHashSet(written.size());
        Map<UUID, Seen> furthest = new HashMap<>();
        List<Seen> unexpected = new ArrayList<>();
        List<Inversion> inverted = new ArrayList<>();
        long duplicated = 0;
        for (Seen one : seen) {
            Event event = one.event();
            if (!event.equals(written.get(event.id()))) {
                unexpected.add(one);
            } else if (!out.add(event.id())) {
                duplicated++;
            } else {
                Seen before = furthest.get(event.aggregate());
                if (before != null && event.isBefore(before.event())) {
                    inverted.add(new Inversion(one, before));
                } else {
                    furthest.put(event.aggregate(), one);
                }
            }
        }
        List<Event> lost =
                committed.stream().filter(event -> !out.contains(event.id())).toList();
        return new Verdict(committed.size(), lost, unexpected, inverted, duplicated);
    }

    private Map<UUID, Event> written() {
        Map<UUID, Event> written = HashMap.newHashMap(committed.size() + uncertain.size());
        for (List<Event> events : List.of(committed, uncertain)) {
            for (Event event : events) {
                if (written.put(event.id(), event) != null) {
                    throw new IllegalArgumentException("went in twice: " + event);
                }
            }
        }
        return written;
    }
}
