package com.arisgourmet.binder.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.AcknowledgmentCallback;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeType;

/**
 * An entry's field {@code data} is the payload's bytes; every other field is a header whose value is a string. Nothing a stream
 * holds can set a header that Spring acts on (reply and error channels, routing): such fields get a prefix.
 */
final class EntryMapping {

    private static final Set<String> RESERVED = Set.of(
            MessageHeaders.ID,
            MessageHeaders.TIMESTAMP,
            MessageHeaders.REPLY_CHANNEL,
            MessageHeaders.ERROR_CHANNEL,
            IntegrationMessageHeaderAccessor.DELIVERY_ATTEMPT,
            IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
            IntegrationMessageHeaderAccessor.SOURCE_DATA,
            IntegrationMessageHeaderAccessor.ROUTING_SLIP,
            "target-protocol");

    private EntryMapping() {}

    static Message<byte[]> toMessage(
            StreamEntry entry, int attempt, long leaseToken, AcknowledgmentCallback acknowledgement) {
        Map<String, Object> headers = headers(entry);
        headers.putAll(delivery(attempt, leaseToken, acknowledgement));
        return MessageBuilder.createMessage(payload(entry), new MessageHeaders(headers));
    }

    /** The payloads as a list, and the headers of each in {@link BinderHeaders#BATCH_HEADERS}, in the same order. */
    static Message<List<byte[]>> toBatch(
            List<StreamEntry> entries, int attempt, long leaseToken, AcknowledgmentCallback acknowledgement) {
        List<byte[]> payloads = entries.stream().map(EntryMapping::payload).toList();
        List<Map<String, Object>> each =
                entries.stream().map(EntryMapping::headers).toList();
        MessageBuilder<List<byte[]>> message = MessageBuilder.withPayload(payloads)
                .copyHeaders(delivery(attempt, leaseToken, acknowledgement))
                .setHeader(RedisHeaders.STREAM, entries.getFirst().origin())
                .setHeader(BinderHeaders.BATCH_HEADERS, each);
        List<Object> types = each.stream()
                .map(headers -> headers.getOrDefault(MessageHeaders.CONTENT_TYPE, ""))
                .distinct()
                .toList();
        if (types.size() == 1 && !types.getFirst().equals("")) {
            message.setHeader(MessageHeaders.CONTENT_TYPE, types.getFirst());
        }
        return message.build();
    }

    private static byte[] payload(StreamEntry entry) {
        return entry.fields().getOrDefault(StreamEntry.DATA, new byte[0]);
    }

    private static Map<String, Object> headers(StreamEntry entry) {
        Map<String, Object> headers = new LinkedHashMap<>();
        entry.fields().forEach((field, value) -> {
            if (!field.equals(StreamEntry.DATA)) {
                String header = isReserved(field) ? RedisHeaders.FIELD_PREFIX + field : field;
                headers.put(header, new String(value, StandardCharsets.UTF_8));
            }
        });
        headers.put(RedisHeaders.STREAM, entry.origin());
        headers.put(RedisHeaders.ENTRY_ID, entry.originId());
        return headers;
    }

    private static Map<String, Object> delivery(int attempt, long leaseToken, AcknowledgmentCallback acknowledgement) {
        return Map.of(
                RedisHeaders.LEASE_TOKEN,
                leaseToken,
                IntegrationMessageHeaderAccessor.DELIVERY_ATTEMPT,
                new AtomicInteger(attempt),
                IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
                acknowledgement);
    }

    /** Headers that are no text, number, truth value, UUID or media type stay behind. */
    static Map<String, byte[]> toFields(Message<?> message) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put(StreamEntry.DATA, payload(message.getPayload()));
        message.getHeaders().forEach((header, value) -> {
            if (!isReserved(header) && isText(value) && !header.equals(StreamEntry.DATA)) {
                String field = header.startsWith(RedisHeaders.FIELD_PREFIX)
                        ? header.substring(RedisHeaders.FIELD_PREFIX.length())
                        : header;
                fields.put(field, value.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
        return fields;
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name)
                || name.startsWith("redis_")
                || name.startsWith("spring.")
                || name.startsWith("spring_")
                || name.startsWith("scst_");
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof MimeType;
    }

    private static byte[] payload(Object payload) {
        return switch (payload) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default ->
                throw new IllegalArgumentException("the redis binder writes byte[] and String payloads, not "
                        + payload.getClass().getName());
        };
    }
}
