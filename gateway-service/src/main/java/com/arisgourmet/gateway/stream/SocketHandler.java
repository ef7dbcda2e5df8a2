package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import io.netty.handler.codec.TooLongFrameException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * One socket. Its frames are handled one after another; it ends when either side closes, or when nothing, not even the
 * answer to a ping, was heard for too long.
 */
final class SocketHandler implements WebSocketHandler {
    static final String SUBPROTOCOL = "arisgourmet.v1";
    private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

    private final Connection connection;
    private final Wire wire;
    private final JsonMapper json;
    private final Duration silentFor;

    SocketHandler(Connection connection, Wire wire, JsonMapper json, Duration silentFor) {
        this.connection = connection;
        this.wire = wire;
        this.json = json;
        this.silentFor = silentFor;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(SUBPROTOCOL);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        wire.onGone(connection::dispose);
        return Mono.firstWithSignal(receive(session), send(session), wire.cutAfter(connection.out()))
                .onErrorResume(lost -> {
                    log.debug("socket {} lost", session.getId(), lost);
                    return Mono.empty();
                })
                .doFinally(end -> connection.dispose());
    }

    private Mono<Void> receive(WebSocketSession session) {
        Flux<WebSocketMessage> heard = session.receive().timeout(silentFor, Flux.defer(() -> {
            wire.cut();
            return Flux.empty();
        }));
        return heard.onErrorResume(TooLongFrameException.class, inPieces -> {
                    connection.close(CloseStatus.TOO_BIG_TO_PROCESS);
                    return Flux.never();
                })
                .map(this::read)
                .concatMap(connection::receive, 1)
                .then();
    }

    private Mono<ClientFrame> read(WebSocketMessage message) {
        return switch (message.getType()) {
            case TEXT -> {
                String text = message.getPayloadAsText();
                yield Mono.fromCallable(() -> ClientFrame.parse(json, text));
            }
            case BINARY ->
                Mono.error(new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Frames are text, JSON in UTF-8."));
            case PING, PONG -> Mono.empty();
        };
    }

    private Mono<Void> send(WebSocketSession session) {
        return wire.carry(connection.out())
                .then(Mono.defer(() -> session.close(connection.out().closeStatus())));
    }
}
