package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client may say. */
sealed interface ClientFrame {
    int LARGEST = 64 * 1024;

    /** @param since cursor of the last event the client has, or null for a snapshot */
    record Subscribe(
            Channel channel,
            @Nullable String station,
            @Nullable String since) implements ClientFrame {}

    record Unsubscribe(Channel channel) implements ClientFrame {}

    /**
     * A kitchen screen has drawn that version of the order's ticket.
     *
     * @param station whose ticket it is; null: the one the screen subscribed to, or every station's
     */
    record Ack(UUID orderId, long version, @Nullable String station) implements ClientFrame {}

    /**
     * What a kitchen screen shows now.
     *
     * @param station null: every station
     * @param cursor of the last event of the kitchen that it has drawn; null: says nothing of that
     */
    record Shown(@Nullable String station, @Nullable String cursor) implements ClientFrame {}

    /** A ticket made with a newer token of the same caller. */
    record Refresh(String ticket) implements ClientFrame {}

    /** @throws ProblemException naming the field that is wrong */
    static ClientFrame parse(JsonMapper json, String text) {
        JsonNode frame = tree(json, text);
        return switch (text(frame, "type")) {
            case "subscribe" -> new Subscribe(channel(frame), optional(frame, "station"), optional(frame, "since"));
            case "unsubscribe" -> new Unsubscribe(channel(frame));
            case "ack" -> new Ack(id(frame, "orderId"), version(frame), optional(frame, "station"));
            case "shown" -> new Shown(optional(frame, "station"), optional(frame, "cursor"));
            case "refresh" -> new Refresh(text(frame, "ticket"));
            default -> throw ProblemException.invalid("type", "unknown", "There is no such frame.");
        };
    }

    private static JsonNode tree(JsonMapper json, String text) {
        try {
            JsonNode frame = json.readTree(text);
            if (frame.isObject()) {
                return frame;
            }
        } catch (JacksonException notJson) {
            throw malformed();
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return new ProblemException(ProblemType.MALFORMED_BODY, "A frame is one JSON object.");
    }

    private static Channel channel(JsonNode frame) {
        return Channel.ofWireName(text(frame, "channel"))
                .orElseThrow(() -> ProblemException.invalid("channel", "unknown", "There is no such channel."));
    }

    private static UUID id(JsonNode frame, String field) {
        try {
            return UUID.fromString(text(frame, field));
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.invalid(field, "format", "An id is a UUID.");
        }
    }

    private static long version(JsonNode frame) {
        JsonNode version = frame.path("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.asLong() < 1) {
            throw ProblemException.invalid("version", "range", "A version is a whole number from 1.");
        }
        return version.asLong();
    }

    private static String text(JsonNode frame, String field) {
        String value = optional(frame, field);
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid(field, "required", "must be a text");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode frame, String field) {
        JsonNode value = frame.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw ProblemException.invalid(field, "type", "must be a text");
        }
        return value.asString();
    }
}
