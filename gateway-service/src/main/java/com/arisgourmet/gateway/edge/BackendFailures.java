package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A service that is away or cut off is a 503 with {@code Retry-After}, one that does not answer in time a 504. The gateway
 * never repeats a request itself: only the client knows its idempotency key.
 */
@Component
final class BackendFailures implements GlobalFilter, Ordered {
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).onErrorMap(BackendFailures::translated);
    }

    private static Throwable translated(Throwable failure) {
        return switch (failure) {
            case TimeoutException ignored -> slow();
            case ResponseStatusException status ->
                status.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT ? slow() : status;
            case IOException ignored -> away();
            default -> failure;
        };
    }

    private static ProblemException away() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "This part of the service is away; try again in a moment.");
    }

    private static ProblemException slow() {
        return new ProblemException(
                ProblemType.TIMEOUT,
                "No answer in time. Whether the request took effect is not known: repeat it with the same Idempotency-Key.");
    }
}
