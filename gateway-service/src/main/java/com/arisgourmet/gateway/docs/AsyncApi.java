package com.arisgourmet.gateway.docs;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.gateway.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document: the frames as the file describes them, the event types as {@link EventType} lists them. */
@Component
class AsyncApi {
    private static final Map<String, List<String>> CHANNELS_BY_AGGREGATE = Map.of(
            "order", List.of("kitchen", "floor", "orders", "session"),
            "table", List.of("floor"),
            "table-session", List.of("floor", "session"),
            "product", List.of("menu"),
            "category", List.of("menu"),
            "option-group", List.of("menu"),
            "restaurant", List.of());

    private final ObjectNode document;

    AsyncApi(JsonMapper json, Backends backends) {
        document = read(json);
        URI address = URI.create(backends.publicUrl());
        document.withObject("/servers/gateway")
                .put("host", address.getRawAuthority())
                .put("protocol", "https".equals(address.getScheme()) ? "wss" : "ws");
        ObjectNode cloudEvent = document.withObject("/components/schemas/CloudEvent/properties/type");
        ArrayNode types = cloudEvent.putArray("enum");
        Arrays.stream(EventType.values()).map(EventType::wireName).forEach(types::add);
        document.set("x-event-types", eventTypes(json));
    }

    ObjectNode document() {
        return document;
    }

    private static ObjectNode eventTypes(JsonMapper json) {
        ObjectNode types = json.createObjectNode();
        for (EventType type : EventType.values()) {
            ObjectNode entry = types.putObject(type.wireName());
            entry.put("aggregate", type.aggregate());
            entry.put("data", type.dataType().getSimpleName());
            ArrayNode channels = entry.putArray("channels");
            CHANNELS_BY_AGGREGATE.getOrDefault(type.aggregate(), List.of()).forEach(channels::add);
        }
        return types;
    }

    private static ObjectNode read(JsonMapper json) {
        try (var file = new ClassPathResource("openapi/asyncapi.json").getInputStream()) {
            return (ObjectNode) json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
