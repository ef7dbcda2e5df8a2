package com.arisgourmet.local.replay;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.demo.Gateway;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kitchen's screen on the WebSocket: subscribes to {@code kitchen}, notes every order event it is sent, and bumps each
 * ticket, with all its items, step by step to served. A bump is sent when the event of the step before has arrived, so every
 * step goes all the way round. Events that move nothing, such as the kitchen's alarm, are noted and lead to none.
 */
final class KitchenScreen implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> NEXT =
            Map.of("placed", "accepted", "accepted", "preparing", "preparing", "ready", "ready", "served");
    private static final int BUMPING_AT_ONCE = 8;

    private final Gateway kitchen;
    private final Transcript transcript = new Transcript();
    private final Map<String, Long> lastVersions = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private volatile String failure = "";
    private final ExecutorService bumps =
            Executors.newFixedThreadPool(BUMPING_AT_ONCE, Thread.ofVirtual().factory());
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private KitchenScreen(Gateway kitchen) {
        this.kitchen = kitchen;
        String ticket =
                kitchen.post("/api/v1/stream-tickets", Map.of()).get("ticket").asString();
        this.socket = kitchen.webSocket("/api/v1/stream?ticket=" + ticket, "arisgourmet.v1", this);
    }

    /** Connects, and returns once the gateway has said that it sends everything from now on. */
    static KitchenScreen open(Gateway kitchen) throws InterruptedException {
        KitchenScreen screen = new KitchenScreen(kitchen);
        screen.socket.sendText("{\"type\":\"subscribe\",\"channel\":\"kitchen\"}", true);
        if (!screen.subscribed.await(15, TimeUnit.SECONDS)) {
            throw new Problem("The gateway did not answer the kitchen's subscription. " + screen.failure);
        }
        return screen;
    }

    Transcript transcript() {
        return transcript;
    }

    long served() {
        return statuses.values().stream().filter("served"::equals).count();
    }

    /** @return why the screen is no longer live, empty while it is */
    String failure() {
        return failure;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            long now = System.nanoTime();
            JsonNode frame = JSON.readTree(partial.toString());
            partial.setLength(0);
            receive(frame, now);
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode frame, long now) {
        switch (frame.get("type").asString()) {
            case "snapshot" -> {
                if (frame.path("last").asBoolean(true)) {
                    subscribed.countDown();
                }
            }
            case "event" -> hear(frame.get("event"), now);
            case "error", "resync" -> failure = frame.toString();
            default -> {}
        }
    }

    private void hear(JsonNode event, long now) {
        JsonNode order = event.get("data");
        String id = order.get("id").asString();
        long version = event.get("aggregateversion").asLong();
        transcript.hear(id, version, now);
        String status = order.get("status").asString();
        if (version > lastVersions.getOrDefault(id, 0L)) {
            lastVersions.put(id, version);
            String before = statuses.put(id, status);
            String next = NEXT.get(status);
            if (next != null && !status.equals(before)) {
                bumps.execute(() -> bump(id, status, next));
            }
        }
    }

    private void bump(String id, String from, String to) {
        try {
            kitchen.post("/api/v1/orders/" + id + "/status", Map.of("status", to, "from", from));
        } catch (RuntimeException refused) {
            failure = String.valueOf(refused.getMessage());
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (failure.isEmpty()) {
            failure = "closed with " + code + " " + reason;
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        failure = error.toString();
    }

    @Override
    public void close() {
        bumps.shutdownNow();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(2, TimeUnit.SECONDS)
                .exceptionally(e -> socket);
    }
}
