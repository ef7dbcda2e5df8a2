package com.arisgourmet.gateway.stream;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Carries a {@link Connection} over a WebSocket. Frames are shared between clients, so they are not compressed for each. */
@Component
final class SocketTransport {
    private final HandshakeWebSocketService handshake = new HandshakeWebSocketService(new SlimUpgrade());
    private final JsonMapper json;
    private final Duration silentFor;

    SocketTransport(JsonMapper json, StreamProperties properties) {
        this.json = json;
        this.silentFor = properties.beatEvery().multipliedBy(5).dividedBy(2);
    }

    /** Completes with the handshake; the socket's own life, and with it the connection's, is {@link SocketHandler}'s. */
    Mono<Void> serve(ServerWebExchange exchange, Supplier<Connection> opening) {
        Connection connection = opening.get();
        var handler = new SocketHandler(connection, Wire.of(exchange.getRequest()), json, silentFor);
        return handshake
                .handleRequest(exchange, handler)
                .doOnError(failed -> connection.dispose())
                .doOnCancel(connection::dispose);
    }
}
