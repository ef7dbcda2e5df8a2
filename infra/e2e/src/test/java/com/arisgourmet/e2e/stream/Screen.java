package com.arisgourmet.e2e.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client of the channel {@code orders}: a ticket, a socket on any gateway, a subscription from its last cursor. Whenever
 * the socket ends it comes back after a while, unless its token was revoked. All its state belongs to its lock.
 */
final class Screen {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int REVOKED = 1008;

    private final HttpClient http;
    private final ScheduledExecutorService later;
    private final List<URI> gateways;
    private final String token;
    private final Transcript transcript = new Transcript();
    private final AtomicLong readMillis = new AtomicLong();
    private WebSocket socket;
    private int generation;
    private String cursor = "";
    private Frames.Pages pages = new Frames.Pages();
    private boolean live;
    private boolean over;
    private int closedWith;
    private int connects;

    Screen(HttpClient http, ScheduledExecutorService later, List<URI> gateways, String token) {
        this.http = http;
        this.later = later;
        this.gateways = gateways;
        this.token = token;
    }

    Transcript transcript() {
        return transcript;
    }

    /** Whether it gets events now and has had what it missed. */
    synchronized boolean isLive() {
        return live;
    }

    synchronized int closedWith() {
        return closedWith;
    }

    synchronized int connects() {
        return connects;
    }

    /** @param millis waited before each next frame is read; 0: none */
    void readEvery(long millis) {
        readMillis.set(millis);
    }

    /** The wire is cut without a word. */
    synchronized void drop() {
        if (socket != null) {
            socket.abort();
        }
        comeBack(generation, 0);
    }

    /** For good. */
    synchronized void end() {
        over = true;
        live = false;
        if (socket != null) {
            socket.abort();
        }
    }

    /** Whatever fails, it tries again. */
    void connect() {
        int mine;
        synchronized (this) {
            if (over) {
                return;
            }
            mine = ++generation;
            connects++;
        }
        URI gateway = gateways.get(ThreadLocalRandom.current().nextInt(gateways.size()));
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/v1/stream-tickets"))
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER)
                .POST(BodyPublishers.noBody())
                .build();
        http.sendAsync(request, BodyHandlers.ofString())
                .thenCompose(answer -> {
                    if (answer.statusCode() != 201) {
                        throw new IllegalStateException("no ticket: " + answer.statusCode());
                    }
                    String ticket = JSON.readTree(answer.body()).get("ticket").asString();
                    URI stream = URI.create(
                            gateway.toString().replaceFirst("^http", "ws") + "/api/v1/stream?ticket=" + ticket);
                    return http.newWebSocketBuilder()
                            .subprotocols("arisgourmet.v1")
                            .connectTimeout(ANSWER)
                            .buildAsync(stream, new Ear(mine));
                })
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        comeBack(mine, 1_000);
                    }
                });
    }

    private synchronized void comeBack(int of, long atLeastMillis) {
        if (of != generation || over) {
            return;
        }
        generation++;
        live = false;
        later.schedule(
                this::connect, atLeastMillis + ThreadLocalRandom.current().nextLong(1_000), TimeUnit.MILLISECONDS);
    }

    private synchronized void opened(int mine, WebSocket opened) {
        if (mine != generation || over) {
            opened.abort();
            return;
        }
        socket = opened;
        subscribe();
    }

    private void subscribe() {
        String since = cursor.isEmpty() ? "" : ",\"since\":\"" + cursor + "\"";
        socket.sendText("{\"type\":\"subscribe\",\"channel\":\"orders\"" + since + "}", true);
    }

    private synchronized void hear(int mine, JsonNode frame) {
        if (mine != generation || over) {
            return;
        }
        switch (frame.required("type").asString()) {
            case "subscribed" -> {
                pages = new Frames.Pages();
                live = frame.required("recovered").asBoolean();
                if (live) {
                    transcript.add(new Told.Resumed());
                    cursor = frame.required("cursor").asString();
                }
            }
            case "snapshot" -> {
                pages.add(frame);
                if (frame.required("last").asBoolean()) {
                    transcript.add(pages.whole());
                    cursor = frame.required("cursor").asString();
                    live = true;
                }
            }
            case "event" -> {
                transcript.add(Frames.event(frame));
                cursor = frame.required("cursor").asString();
            }
            case "resync" -> {
                cursor = "";
                live = false;
                subscribe();
            }
            default -> {}
        }
    }

    private synchronized void closed(int mine, int status) {
        if (mine != generation) {
            return;
        }
        closedWith = status;
        if (status == REVOKED) {
            end();
        } else {
            comeBack(mine, 0);
        }
    }

    /** Of one socket. */
    private final class Ear implements WebSocket.Listener {
        private final int mine;
        private final StringBuilder partial = new StringBuilder();

        Ear(int mine) {
            this.mine = mine;
        }

        @Override
        public void onOpen(WebSocket opened) {
            opened(mine, opened);
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                hear(mine, JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            long wait = readMillis.get();
            if (wait == 0) {
                from.request(1);
            } else {
                later.schedule(() -> from.request(1), wait, TimeUnit.MILLISECONDS);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, java.nio.ByteBuffer message) {
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed(mine, status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            comeBack(mine, 0);
        }
    }
}
