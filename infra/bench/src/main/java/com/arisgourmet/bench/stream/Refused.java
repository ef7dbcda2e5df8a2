package com.arisgourmet.bench.stream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

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
        Duration least =
                switch (causeOf(failure)) {
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

    /** A few words that many failures share. */
    static String reasonOf(Throwable failure) {
        return switch (causeOf(failure)) {
            case Refused refused -> "ticket " + refused.getMessage();
            case WebSocketClientHandshakeException handshake
            when handshake.response() != null ->
                "socket answered with " + handshake.response().status().code();
            case Throwable other -> other.getClass().getSimpleName();
        };
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }

    private static @Nullable String retryAfterOf(HttpResponse response) {
        return response.headers().get(HttpHeaderNames.RETRY_AFTER);
    }
}
