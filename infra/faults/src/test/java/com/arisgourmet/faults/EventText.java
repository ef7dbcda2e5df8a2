package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.Seen;
import io.lettuce.core.StreamMessage;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as text: what is written is what must be read, whichever way it took. */
final class EventText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PADDING = "arepa, jalapeño, 🌶 ".repeat(6);

    private EventText() {}

    static String of(Event event) {
        return "{\"shard\": %d, \"aggregateversion\": %d, \"ordinal\": %d, \"data\": \"%s\"}"
                .formatted(event.shard(), event.version(), event.ordinal(), PADDING);
    }

    /** An entry that is not as it was written becomes an event that nobody wrote. */
    static Seen seen(StreamMessage<String, String> entry) {
        Map<String, String> fields = entry.getBody();
        JsonNode data = JSON.readTree(fields.get(EventStreams.DATA));
        int shard = data.get("shard").asInt();
        boolean intact = EventStreams.streamOf(shard).equals(entry.getStream())
                && PADDING.equals(data.get("data").asString());
        var event = new Event(
                UUID.fromString(fields.get(EventStreams.ID)),
                intact ? shard : -1,
                UUID.fromString(fields.get(EventStreams.SUBJECT).substring(Outbox.AGGREGATE.length() + 1)),
                data.get("aggregateversion").asLong(),
                data.get("ordinal").asInt());
        return new Seen(event, entry.getStream() + " " + entry.getId());
    }
}
