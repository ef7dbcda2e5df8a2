package com.arisgourmet.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries one subscription as server-sent events: each message's data is a server frame. Events alone have an id, their
 * cursor, so a client that is cut off in the middle of a snapshot gets the whole of it again.
 */
@Component
final class SseTransport {
    Mono<Void> serve(
            ServerWebExchange exchange,
            Listener listener,
            Supplier<Connection> opening,
            String channelName,
            @Nullable String station,
            @Nullable String lastEventId) {
        Channel channel = Channel.ofWireName(channelName)
                .orElseThrow(() -> ProblemException.invalid("channel", "unknown", "There is no such channel."));
        if (!channel.permits(listener.caller())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role does not include this channel.");
        }
        var subscribe = new ClientFrame.Subscribe(channel, station, lastEventId);
        Wire wire = Wire.of(exchange.getRequest());
        return Mono.using(
                opening::get, connection -> stream(exchange, connection, subscribe, wire), Connection::dispose);
    }

    private static Mono<Void> stream(
            ServerWebExchange exchange, Connection connection, ClientFrame.Subscribe subscribe, Wire wire) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        Flux<Mono<DataBuffer>> messages = FluxCarrier.framesOf(connection.out())
                .filter(frame -> frame != Frame.PING)
                .map(frame -> Mono.just(message(response, frame)));
        return connection
                .receive(Mono.just(subscribe))
                .then(Mono.firstWithSignal(response.writeAndFlushWith(messages), wire.cutAfter(connection.out())));
    }

    private static DataBuffer message(ServerHttpResponse response, Frame frame) {
        StreamEvent event = frame.event();
        String id = event == null ? "" : "id: " + event.cursor().encoded() + "\n";
        var buffers = response.bufferFactory();
        return buffers.join(java.util.List.of(
                buffers.wrap((id + "data: ").getBytes(US_ASCII)),
                buffers.wrap(frame.bytes()),
                buffers.wrap("\n\n".getBytes(US_ASCII))));
    }
}
