package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.arisgourmet.contracts.EventStreams;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Events as the relay publishes them, cut down to what the hub reads. */
final class Events {
    static final UUID RESTAURANT = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final String LONG_AGO = "2026-01-01T12:00:00Z";
    private static final EventParser PARSER = new EventParser(new JsonMapper());

    private Events() {}

    static String order(UUID restaurant, UUID order, long version, UUID session, String station) {
        return order(UUID.randomUUID(), "order.item-status-changed.v1", restaurant, order, version, session, station);
    }

    static String order(
            UUID event, String type, UUID restaurant, UUID order, long version, UUID session, String station) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"%s","subject":"order/%s",\
                "time":"2026-01-01T12:00:00Z","restaurantid":"%s","aggregateversion":%d,\
                "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",\
                "data":{"id":"%s","tableSessionId":"%s","items":[{"station":"%s"}],"version":%d}}""".formatted(event, type, order, restaurant, version, order, session, station, version);
    }

    /** The same as if it had happened then; all others happened long ago. */
    static String happened(Instant at, String event) {
        return event.replace(LONG_AGO, at.toString());
    }

    static String session(String type, UUID restaurant, UUID session, long version) {
        return """
                {"specversion":"1.0","id":"%s","source":"/table-service","type":"%s","subject":"table-session/%s",\
                "time":"2026-01-01T12:00:00Z","restaurantid":"%s","aggregateversion":%d,\
                "data":{"id":"%s","status":"open","version":%d}}""".formatted(UUID.randomUUID(), type, session, restaurant, version, session, version);
    }

    static StreamEvent at(long millis, String json) {
        var cursor = new Cursor(1, EventStreams.shardOf(RESTAURANT), new EntryId(millis, 0));
        return PARSER.parse(cursor, Map.of(EventStreams.DATA, json.getBytes(UTF_8)))
                .orElseThrow();
    }

    static StreamEvent orderAt(long millis, UUID order, long version) {
        return at(millis, order(RESTAURANT, order, version, UUID.randomUUID(), "grill"));
    }
}
