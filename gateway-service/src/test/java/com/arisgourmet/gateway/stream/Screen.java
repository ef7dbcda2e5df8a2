package com.arisgourmet.gateway.stream;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client over a real WebSocket that keeps everything it is sent. */
final class Screen implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final Sinks.Many<String> toSend = Sinks.many().unicast().onBackpressureBuffer();
    private final AtomicReference<@Nullable CloseStatus> closed = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Disposable running;

    Screen(int port, String ticket) {
        this(port, ticket, headers -> {});
    }

    Screen(int port, String ticket, Consumer<HttpHeaders> extra) {
        HttpHeaders headers = new HttpHeaders();
        extra.accept(headers);
        running = new ReactorNettyWebSocketClient()
                .execute(URI.create("ws://127.0.0.1:" + port + "/api/v1/stream?ticket=" + ticket), headers, handler())
                .subscribe(nothing -> {}, failure::set);
    }

    private WebSocketHandler handler() {
        return new WebSocketHandler() {
            @Override
            public List<String> getSubProtocols() {
                return List.of("arisgourmet.v1");
            }

            @Override
            public Mono<Void> handle(WebSocketSession session) {
                session.closeStatus().subscribe(closed::set);
                Mono<Void> sending = session.send(toSend.asFlux().map(session::textMessage));
                Mono<Void> receiving = session.receive()
                        .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
                        .doOnNext(message -> frames.add(JSON.readTree(message.getPayloadAsText())))
                        .then();
                return Mono.firstWithSignal(receiving, sending.then(Mono.never()));
            }
        };
    }

    Screen send(String frame) {
        toSend.emitNext(frame, Sinks.EmitFailureHandler.busyLooping(java.time.Duration.ofSeconds(1)));
        return this;
    }

    Screen subscribe(String channel) {
        return send("{\"type\":\"subscribe\",\"channel\":\"" + channel + "\"}");
    }

    Screen subscribe(String channel, String since) {
        return send("{\"type\":\"subscribe\",\"channel\":\"" + channel + "\",\"since\":\"" + since + "\"}");
    }

    List<JsonNode> frames() {
        return frames;
    }

    List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asString("").equals(type))
                .toList();
    }

    boolean hasSnapshot() {
        return frames("snapshot").stream().anyMatch(frame -> frame.path("last").asBoolean());
    }

    /** Aggregate versions of the events, in the order of arrival. */
    List<Long> versions() {
        return frames("event").stream()
                .map(frame -> frame.at("/event/aggregateversion").asLong())
                .toList();
    }

    @Nullable
    CloseStatus closed() {
        return closed.get();
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }

    @Override
    public void close() {
        running.dispose();
    }
}
