package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventStreams;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from a stream's entry what routing needs. An entry that is not an event is logged and left out. */
final class EventParser {
    private static final Logger log = LoggerFactory.getLogger(EventParser.class);

    private static final Set<String> TO_BE_MADE = Set.of("placed", "accepted", "preparing");

    private final JsonMapper json;

    EventParser(JsonMapper json) {
        this.json = json;
    }

    Optional<StreamEvent> parse(Cursor cursor, Map<String, byte[]> fields) {
        byte @Nullable [] data = fields.get(EventStreams.DATA);
        if (data == null) {
            log.warn("entry {} of shard {} has no field {}", cursor.entry(), cursor.shard(), EventStreams.DATA);
            return Optional.empty();
        }
        try {
            return Optional.of(new StreamEvent(routing(json.readTree(data)), cursor, data));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException notAnEvent) {
            log.warn("entry {} of shard {} is not an event", cursor.entry(), cursor.shard(), notAnEvent);
            return Optional.empty();
        }
    }

    private static StreamEvent.Routing routing(JsonNode event) {
        String subject = event.required("subject").asString();
        int slash = subject.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("no subject: " + subject);
        }
        String aggregate = subject.substring(0, slash);
        JsonNode data = event.required("data");
        return new StreamEvent.Routing(
                UUID.fromString(event.required("id").asString()),
                UUID.fromString(event.required("restaurantid").asString()),
                event.required("type").asString(),
                aggregate,
                subject,
                event.required("aggregateversion").asLong(),
                Instant.parse(event.required("time").asString()),
                sessionOf(aggregate, subject.substring(slash + 1), data),
                stationsOf(data, item -> true),
                stationsOf(data, EventParser::isToBeMade),
                event.path("traceparent").asString(null));
    }

    private static @Nullable UUID sessionOf(String aggregate, String id, JsonNode data) {
        String session = aggregate.equals("table-session")
                ? id
                : data.path("tableSessionId").asString(null);
        return session == null ? null : UUID.fromString(session);
    }

    private static boolean isToBeMade(JsonNode item) {
        return TO_BE_MADE.contains(item.path("status").asString(""));
    }

    private static Set<String> stationsOf(JsonNode data, Predicate<JsonNode> which) {
        Set<String> stations = new HashSet<>();
        for (JsonNode item : data.path("items")) {
            if (which.test(item)) {
                stations.add(item.path("station").asString(""));
            }
        }
        return Set.copyOf(stations);
    }
}
