package com.arisgourmet.gateway.stream;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.adapter.ReactorNettyWebSocketSession;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.util.context.Context;

/**
 * Switches a request to a WebSocket that remembers nothing of it: neither exchange nor headers nor the request's context live as
 * long as the socket does, which made half of what an idle socket held.
 */
final class SlimUpgrade implements RequestUpgradeStrategy {
    private final HandshakeInfo nothingOfTheRequest =
            new HandshakeInfo(URI.create("/"), HttpHeaders.EMPTY, Mono.empty(), SocketHandler.SUBPROTOCOL);

    @Override
    public Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler handler,
            @Nullable String subProtocol,
            Supplier<HandshakeInfo> ofTheRequest) {
        ServerHttpResponse response = exchange.getResponse();
        HttpServerResponse wire = ServerHttpResponseDecorator.getNativeResponse(response);
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        var rules = WebsocketServerSpec.builder().maxFramePayloadLength(ClientFrame.LARGEST);
        WebsocketServerSpec agreed = subProtocol == null
                ? rules.build()
                : rules.protocols(subProtocol).build();
        return response.setComplete()
                .then(Mono.defer(() -> switchOver(wire, agreed, handler, buffers))
                        .contextWrite(ofTheRequestToo -> Context.empty()));
    }

    private Mono<Void> switchOver(
            HttpServerResponse wire,
            WebsocketServerSpec agreed,
            WebSocketHandler handler,
            NettyDataBufferFactory buffers) {
        return wire.sendWebsocket(
                (in, out) -> handler.handle(
                        new ReactorNettyWebSocketSession(in, out, nothingOfTheRequest, buffers, ClientFrame.LARGEST)),
                agreed);
    }
}
