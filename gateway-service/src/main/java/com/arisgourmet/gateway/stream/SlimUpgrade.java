package com.arisgourmet.gateway.stream;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.adapter.ReactorNettyWebSocketSession;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.util.context.Context;

/**
 * Switches a request to a WebSocket that remembers nothing of it: neither exchange nor headers nor the request's context live as
 * long as the socket does, which made half of what an idle socket held.
 */
final class SlimUpgrade implements RequestUpgradeStrategy {
    private static final Logger log = LoggerFactory.getLogger(SlimUpgrade.class);
    private static final String PIECES = "aris.pieces";
    private static final String HALF_MESSAGES = "aris.half-messages";

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
        wire.withConnection(connection -> joinPieces(connection.channel().pipeline()));
        return response.setComplete()
                .then(Mono.defer(() -> switchOver(wire, agreed, handler, buffers))
                        .contextWrite(ofTheRequestToo -> Context.empty()));
    }

    /** A client may speak as soon as it was answered, which is before anybody here listens. */
    private static void joinPieces(ChannelPipeline pipeline) {
        if (pipeline.get(PIECES) == null) {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, PIECES, new WebSocketFrameAggregator(ClientFrame.LARGEST));
            pipeline.addBefore(NettyPipeline.ReactiveBridge, HALF_MESSAGES, new HalfMessages());
        }
    }

    private Mono<Void> switchOver(
            HttpServerResponse wire,
            WebsocketServerSpec agreed,
            WebSocketHandler handler,
            NettyDataBufferFactory buffers) {
        return wire.sendWebsocket(
                        (in, out) -> handler.handle(new Session(in, out, nothingOfTheRequest, buffers)), agreed)
                .onErrorResume(SlimUpgrade::isGone, gone -> {
                    log.debug("a client was gone before it was answered", gone);
                    return Mono.empty();
                });
    }

    private static boolean isGone(Throwable failed) {
        return failed instanceof ChannelException && failed.getCause() instanceof ClosedChannelException
                || AbortedException.isConnectionReset(failed);
    }

    /** A client that is gone in the middle of a message is gone, and nothing else. */
    private static final class HalfMessages extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof PrematureChannelClosureException)) {
                context.fireExceptionCaught(cause);
            }
        }
    }

    /** Frames come whole, see {@link #joinPieces}. */
    private static final class Session extends ReactorNettyWebSocketSession {
        private final WebsocketInbound in;

        Session(WebsocketInbound in, WebsocketOutbound out, HandshakeInfo info, NettyDataBufferFactory buffers) {
            super(in, out, info, buffers, ClientFrame.LARGEST);
            this.in = in;
        }

        @Override
        public Flux<WebSocketMessage> receive() {
            return in.receiveFrames().map(this::toMessage);
        }
    }
}
