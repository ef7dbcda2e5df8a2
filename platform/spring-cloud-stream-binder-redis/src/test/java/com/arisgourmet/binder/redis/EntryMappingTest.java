package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

class EntryMappingTest {

    private static final Acknowledgement NONE = new Acknowledgement(AcknowledgementMode.AUTO);

    @Test
    void everyFieldButDataIsAHeader() {
        Message<byte[]> message =
                EntryMapping.toMessage(entry("data", "ñ", "contentType", "text/plain", "type", "x"), 2, 7, NONE);

        assertThat(message.getPayload()).isEqualTo("ñ".getBytes(UTF_8));
        assertThat(message.getHeaders())
                .containsEntry("contentType", "text/plain")
                .containsEntry("type", "x")
                .containsEntry(RedisHeaders.STREAM, "events")
                .containsEntry(RedisHeaders.ENTRY_ID, "1-0")
                .containsEntry(RedisHeaders.LEASE_TOKEN, 7L)
                .doesNotContainKey("data");
        assertThat(StaticMessageHeaderAccessor.getDeliveryAttempt(message)).hasValue(2);
        assertThat(StaticMessageHeaderAccessor.getAcknowledgmentCallback(message))
                .isSameAs(NONE);
    }

    @Test
    void aStreamCannotSetAHeaderSpringActsOn() {
        Message<byte[]> message = EntryMapping.toMessage(
                entry(
                        "id",
                        "7",
                        "replyChannel",
                        "output",
                        "spring.cloud.function.definition",
                        "evil",
                        "redis_stream",
                        "x"),
                1,
                0,
                NONE);

        assertThat(message.getHeaders())
                .containsEntry("field_id", "7")
                .containsEntry("field_replyChannel", "output")
                .containsEntry("field_spring.cloud.function.definition", "evil")
                .containsEntry(RedisHeaders.STREAM, "events")
                .doesNotContainKeys("replyChannel", "spring.cloud.function.definition");
        assertThat(message.getHeaders().getId()).isNotNull();
    }

    @Test
    void anEntryWithoutDataHasAnEmptyPayload() {
        assertThat(EntryMapping.toMessage(entry("type", "x"), 1, 0, NONE).getPayload())
                .isEmpty();
    }

    @Test
    void headersThatAreTextBecomeFieldsAndOthersStayBehind() {
        Message<String> message = MessageBuilder.withPayload("hola")
                .setHeader("contentType", MimeTypeUtils.TEXT_PLAIN)
                .setHeader("count", 3)
                .setHeader("field_id", "event-1")
                .setHeader("redis_entryId", "1-0")
                .setHeader("spring.cloud.stream.sendto.destination", "elsewhere")
                .setHeader("object", new Object())
                .build();

        Map<String, String> fields = new LinkedHashMap<>();
        EntryMapping.toFields(message).forEach((field, value) -> fields.put(field, new String(value, UTF_8)));

        assertThat(fields)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("data", "hola", "contentType", "text/plain", "count", "3", "id", "event-1"));
    }

    @Test
    void aPayloadThatIsNeitherBytesNorTextIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryMapping.toFields(new GenericMessage<>(3)))
                .withMessageContaining("java.lang.Integer");
    }

    private static StreamEntry entry(String... fields) {
        Map<String, byte[]> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1].getBytes(UTF_8));
        }
        return StreamEntry.of("events", "1-0", map, "subject", false, false);
    }
}
