package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.Problem;
import com.arisgourmet.defaults.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every frame the server sends, events apart. */
@Component
final class ServerFrames {
    private final JsonMapper json;

    ServerFrames(JsonMapper json) {
        this.json = json;
    }

    /** @param recovered whether the client gets exactly what it missed; if not, a snapshot follows */
    Frame subscribed(Channel channel, Cursor cursor, boolean recovered) {
        return frame(Map.of(
                "type",
                "subscribed",
                "channel",
                channel.wireName(),
                "cursor",
                cursor.encoded(),
                "recovered",
                recovered));
    }

    Frame snapshot(Channel channel, Cursor cursor, JsonNode data, boolean last) {
        return frame(Map.of(
                "type",
                "snapshot",
                "channel",
                channel.wireName(),
                "cursor",
                cursor.encoded(),
                "data",
                data,
                "last",
                last));
    }

    /** Continuity broke: the client subscribes again without a cursor. */
    Frame resync(Channel channel) {
        return frame(Map.of("type", "resync", "channel", channel.wireName()));
    }

    Frame error(ProblemException failure, @Nullable Channel channel) {
        var problem = new Problem(
                failure.type().uri(),
                failure.type().title(Locale.forLanguageTag("es")),
                failure.type().status(),
                String.valueOf(failure.getMessage()),
                StreamController.PATH,
                null,
                failure.errors());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", "error");
        if (channel != null) {
            content.put("channel", channel.wireName());
        }
        content.put("problem", problem);
        return frame(content);
    }

    Frame expiring(Duration left) {
        return frame(Map.of("type", "expiring", "expiresIn", left.toSeconds()));
    }

    Frame reconnect(long afterMillis) {
        return frame(Map.of("type", "reconnect", "afterMillis", afterMillis));
    }

    /** A browser can't see pings; this is how a page knows that a quiet socket is alive. */
    Frame beat(Duration every) {
        return frame(Map.of("type", "beat", "everyMillis", every.toMillis()));
    }

    private Frame frame(Map<String, Object> content) {
        return Frame.control(json.writeValueAsBytes(content));
    }
}
