package com.arisgourmet.gateway.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * At which stations of one restaurant there is something to be made, as far as the events heard here tell. What was ordered
 * before this gateway began to listen counts from its next event on. Not thread-safe.
 */
final class KitchenWork {
    private static final int MOST_ORDERS = 1_000;

    private final Map<String, Set<String>> stationsByOrder = new LinkedHashMap<>();

    void note(StreamEvent.Routing event) {
        if (!event.aggregate().equals("order")) {
            return;
        }
        stationsByOrder.remove(event.subject());
        if (!event.busyStations().isEmpty()) {
            stationsByOrder.put(event.subject(), event.busyStations());
        }
        if (stationsByOrder.size() > MOST_ORDERS) {
            stationsByOrder.remove(stationsByOrder.keySet().iterator().next());
        }
    }

    Set<String> stations() {
        return stationsByOrder.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
