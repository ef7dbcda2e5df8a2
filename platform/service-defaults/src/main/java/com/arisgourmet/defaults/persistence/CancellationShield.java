package com.arisgourmet.defaults.persistence;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Lets a request run to its end although its client hung up. Cancelling a database command half-way can leak its pooled
 * connection (r2dbc-pool #198, r2dbc-mysql #294), and a command that was sent is better finished than guessed about. What
 * it then fails with has nobody left to be told; it is no error of ours.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CancellationShield implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(CancellationShield.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        AtomicBoolean hungUp = new AtomicBoolean();
        return Mono.deferContextual(context -> Mono.fromFuture(
                        () -> chain.filter(exchange)
                                .onErrorResume(
                                        failure -> hungUp.get()
                                                || DisconnectedClientHelper.isClientDisconnectedException(failure),
                                        failure -> ended(exchange, failure))
                                .contextWrite(context)
                                .toFuture(),
                        true))
                .doOnCancel(() -> hungUp.set(true));
    }

    private static Mono<Void> ended(ServerWebExchange exchange, Throwable failure) {
        log.debug("{} ended without its client: {}", exchange.getRequest().getPath(), failure.toString());
        return Mono.empty();
    }
}
