package com.arisgourmet.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3 document of all events: one channel, a message for each type, an operation for each kind of
 * aggregate.
 */
final class AsyncApiOf {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode document = JSON.createObjectNode();
    private final SchemaOf schemas = new SchemaOf("#/components/schemas/", AsyncApiOf::name);

    static String allEvents() throws IOException {
        AsyncApiOf all = new AsyncApiOf();
        all.describe();
        for (EventType type : EventType.values()) {
            all.add(type);
        }
        all.document.withObject("/components/schemas").setAll(all.schemas.definitions());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all.document) + "\n";
    }

    private void describe() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "ArisGourmet events")
                .put("version", "1.0.0")
                .put("description", """
                        What happens in the restaurants, in Redis Streams, for consumer groups. Events of one subject come in order; a \
                        redelivery keeps its `id`. Every event has the full state of its aggregate, so a consumer may keep the state \
                        with the highest `aggregateversion` and skip the rest. Fields are added without notice: pass over \
                        what you don't know. A change that would break readers gets a new type.""");
        document.put("defaultContentType", CloudEvent.MEDIA_TYPE);
        document.putObject("servers")
                .putObject("redis")
                .put("host", "127.0.0.1:16379")
                .put("protocol", "redis")
                .put("description", "Redis 6.2 or newer; here as `./aris up` starts it. Use an account of your own.");
        ObjectNode channel = document.putObject("channels").putObject("events");
        channel.put("address", "events:{shard}")
                .put("title", "All events of a shard's restaurants")
                .put("description", """
                        A stream. The fields of an entry are the message's headers and `data`, the payload. A restaurant's events \
                        are all in one shard, which never changes.""");
        ObjectNode shard = channel.putObject("parameters").putObject("shard");
        shard.put("description", "Two digits in braces, which are a Redis Cluster hash tag.");
        var shards = shard.putArray("enum");
        IntStream.range(0, EventStreams.SHARDS)
                .mapToObj(number -> EventStreams.streamOf(number).substring("events:".length()))
                .forEach(shards::add);
        document.putObject("operations");
        ObjectNode components = document.putObject("components");
        components.putObject("messages");
        components.putObject("schemas").set("Headers", headers());
    }

    private void add(EventType type) throws IOException {
        String name = type.wireName();
        document.withObject("/components/messages").set(name, message(type));
        document.withObject("/channels/events/messages").putObject(name).put("$ref", "#/components/messages/" + name);
        ObjectNode operation = document.withObject("/operations/" + type.aggregate());
        if (operation.isEmpty()) {
            operation
                    .put("action", "send")
                    .put("title", "Events of " + type.aggregate())
                    .put("summary", "Sent by " + Sample.owner(type) + ", subject " + type.aggregate() + "/{id}");
            operation.putObject("channel").put("$ref", "#/channels/events");
        }
        operation.withArray("/messages").addObject().put("$ref", "#/channels/events/messages/" + name);
    }

    private ObjectNode message(EventType type) throws IOException {
        ObjectNode message = JSON.createObjectNode()
                .put("name", type.wireName())
                .put("title", type.wireName())
                .put(
                        "summary",
                        type.isRepublication()
                                ? "Nothing happened: the owner says the current state again, for projections that are new or lost."
                                : "The state of the " + type.aggregate() + " after the change.")
                .put("contentType", CloudEvent.MEDIA_TYPE);
        message.putObject("headers").put("$ref", "#/components/schemas/Headers");
        var payload = message.putObject("payload").putArray("allOf");
        payload.add(schemas.reference(CloudEvent.class));
        ObjectNode own = payload.addObject().put("type", "object").putObject("properties");
        own.putObject("type").put("const", type.wireName());
        own.set("data", schemas.reference(type.dataType()));
        ObjectNode example = message.putArray("examples").addObject();
        var sample = (ObjectNode) JSON.readTree(Files.readString(SamplesTest.file(type)));
        ObjectNode headers = example.putObject("headers");
        headers.put(EventStreams.CONTENT_TYPE, CloudEvent.MEDIA_TYPE);
        for (String header :
                new String[] {EventStreams.ID, EventStreams.TYPE, EventStreams.SUBJECT, EventStreams.TRACEPARENT}) {
            headers.set(header, sample.get(header));
        }
        example.set("payload", sample);
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode headers = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject(EventStreams.CONTENT_TYPE).put("type", "string").put("const", CloudEvent.MEDIA_TYPE);
        properties.putObject(EventStreams.ID).put("type", "string").put("format", "uuid");
        var types =
                properties.putObject(EventStreams.TYPE).put("type", "string").putArray("enum");
        Arrays.stream(EventType.values()).map(EventType::wireName).forEach(types::add);
        properties.putObject(EventStreams.SUBJECT).put("type", "string");
        properties.putObject(EventStreams.TRACEPARENT).put("type", "string");
        var required = headers.putArray("required");
        required.add(EventStreams.CONTENT_TYPE)
                .add(EventStreams.ID)
                .add(EventStreams.TYPE)
                .add(EventStreams.SUBJECT);
        return headers;
    }

    /** {@code OrderState.Item} for a record within another. */
    private static String name(Class<?> record) {
        Class<?> outer = record.getEnclosingClass();
        return outer == null ? record.getSimpleName() : outer.getSimpleName() + "." + record.getSimpleName();
    }
}
