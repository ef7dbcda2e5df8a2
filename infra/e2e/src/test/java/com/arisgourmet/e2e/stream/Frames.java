package com.arisgourmet.e2e.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the frames of the channel {@code orders}. */
final class Frames {
    private Frames() {}

    static Told.Event event(JsonNode frame) {
        JsonNode event = frame.required("event");
        return new Told.Event(
                event.required("id").asString(),
                event.required("subject").asString(),
                event.required("aggregateversion").asLong(),
                event.required("restaurantid").asString(),
                frame.path("coalesced").asBoolean(false));
    }

    /** Gathers the pages of a snapshot. */
    static final class Pages {
        private final Map<String, Long> versions = new HashMap<>();
        private final Set<String> restaurants = new HashSet<>();

        void add(JsonNode frame) {
            for (JsonNode order : frame.at("/data/orders")) {
                versions.merge(
                        "order/" + order.required("id").asString(),
                        order.required("version").asLong(),
                        Math::max);
                restaurants.add(order.path("restaurantId").asString(""));
            }
        }

        Told.Snapshot whole() {
            restaurants.remove("");
            return new Told.Snapshot(Map.copyOf(versions), Set.copyOf(restaurants));
        }
    }
}
