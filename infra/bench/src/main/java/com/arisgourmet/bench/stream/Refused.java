package com.arisgourmet.bench.stream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/** A server that says: not now. */
final class Refused extends RuntimeException {
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private final Duration retryAfter;

    /** @param retryAfter in seconds */
    Refused(int status, Optional<String> retryAfter) {
        super("answered with " + status);
        this.retryAfter =
                retryAfter.map(Long::parseLong).map(Duration::ofSeconds).orElse(UNTOLD);
    }

    /** When to try again: not before the server says so, and not all at the same time. */
    static Duration pauseAfter(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        Duration least =
                switch (cause) {
                    case Refused refused -> refused.retryAfter;
                    case WebSocketClientHandshakeException handshake
                    when handshake.response() != null ->
                        new Refused(
                                        handshake.response().status().code(),
                                        Optional.ofNullable(retryAfterOf(handshake.response())))
                                .retryAfter;
                    default -> UNTOLD;
                };
        return least.plusMillis(ThreadLocalRandom.current().nextLong(least.toMillis() + 1));
    }

    private static @org.jspecify.annotations.Nullable String retryAfterOf(HttpResponse response) {
        return response.headers().get(HttpHeaderNames.RETRY_AFTER);
    }
}
