package com.arisgourmet.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A kitchen's live connection: subscribed to {@code kitchen}, it keeps every frame it is sent. */
final class KitchenSocket implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closedWith;

    private KitchenSocket(URI stream) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("arisgourmet.v1")
                .buildAsync(stream, this)
                .join();
    }

    /** Returns when the snapshot has been sent: from then on everything that happens arrives. */
    static KitchenSocket open(Api kitchen) {
        String ticket = kitchen.post("/api/v1/stream-tickets", Map.of())
                .require(201)
                .get("ticket")
                .asString();
        String gateway = RunningSystem.gateway().toString().replaceFirst("^http", "ws");
        KitchenSocket opened = new KitchenSocket(URI.create(gateway + "/api/v1/stream?ticket=" + ticket));
        opened.socket.sendText("{\"type\":\"subscribe\",\"channel\":\"kitchen\"}", true);
        await().atMost(Duration.ofSeconds(30)).until(() -> opened.has("snapshot"));
        return opened;
    }

    /** Returns when an event of this order has arrived. */
    void awaitOrder(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> frames.stream()
                .anyMatch(frame -> frame.at("/event/data/id").asString("").equals(id)));
    }

    /** @return the code it was closed with, or 0 while it is open */
    int closedWith() {
        return closedWith;
    }

    private boolean has(String type) {
        return frames.stream().anyMatch(frame -> frame.get("type").asString().equals(type));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith = code;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
