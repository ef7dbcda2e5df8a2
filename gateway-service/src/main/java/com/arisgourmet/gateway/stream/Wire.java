package com.arisgourmet.gateway.stream;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** The TCP connection under a client: the last resort against one that takes nothing any more, not even a farewell. */
final class Wire {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Channel channel;

    private Wire(Channel channel) {
        this.channel = channel;
    }

    static Wire of(ServerHttpRequest request) {
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        var channel = new AtomicReference<@Nullable Channel>();
        nativeRequest.withConnection(connection -> channel.set(connection.channel()));
        return new Wire(Objects.requireNonNull(channel.get(), "a request comes over a connection"));
    }

    /** Takes frames as WebSocket messages; completes when the connection is to be closed. */
    Mono<Void> carry(Outbound out) {
        return SocketCarrier.carry(out, channel, LoopTasks.of(channel.eventLoop()));
    }

    /** Two seconds after the connection was told to close, it is closed whether its client took that or not. */
    Mono<Void> cutAfter(Outbound out) {
        return out.closed().then(Mono.delay(FAREWELL)).then(Mono.fromRunnable(this::cut));
    }

    /** However the connection ended, and whatever failed on the way. */
    void onGone(Runnable afterwards) {
        channel.closeFuture().addListener(closed -> afterwards.run());
    }

    void cut() {
        channel.close();
    }
}
