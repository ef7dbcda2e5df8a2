package com.arisgourmet.bench.stream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets tickets over few connections that are kept, as an ingress in front of the gateway has them. Thousands may wait for one: they
 * are the storm.
 */
final class TicketOffice implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int MOST_WAITING = 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConnectionProvider few = ConnectionProvider.builder("tickets")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(MOST_WAITING)
            .pendingAcquireTimeout(PATIENCE)
            .build();
    private final HttpClient http;

    TicketOffice(int port, String token) {
        this.http = HttpClient.create(few)
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
    }

    /** Fails with {@link Refused} if there is none at the moment. */
    CompletableFuture<String> ticket() {
        return http.post()
                .uri("/api/v1/stream-tickets")
                .responseSingle((answer, body) -> body.asString()
                        .defaultIfEmpty("")
                        .flatMap(text -> isGood(answer) ? Mono.just(text) : Mono.error(refusal(answer))))
                .map(text -> JsonMapper.shared().readTree(text).path("ticket").asString(""))
                .toFuture();
    }

    private static boolean isGood(HttpClientResponse answer) {
        return answer.status().equals(HttpResponseStatus.CREATED);
    }

    private static Refused refusal(HttpClientResponse answer) {
        return new Refused(
                answer.status().code(),
                Optional.ofNullable(answer.responseHeaders().get(HttpHeaderNames.RETRY_AFTER)));
    }

    @Override
    public void close() {
        few.dispose();
    }
}
