package com.arisgourmet.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every server frame of the sockets that a page opens from now on. */
final class SocketTranscript {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();

    private SocketTranscript() {}

    static SocketTranscript of(Page page) {
        SocketTranscript transcript = new SocketTranscript();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> transcript.frames.add(JSON.readTree(frame.text()))));
        return transcript;
    }

    /** @return what each {@code subscribed} said */
    List<Boolean> recovered() {
        return frames.stream()
                .filter(frame -> frame.path("type").asString("").equals("subscribed"))
                .map(frame -> frame.path("recovered").asBoolean())
                .toList();
    }

    /** @return types of this order's events, in the order of arrival */
    List<String> eventsOf(String order) {
        return frames.stream()
                .filter(frame -> frame.at("/event/data/id").asString("").equals(order))
                .map(frame -> frame.at("/event/type").asString())
                .toList();
    }
}
