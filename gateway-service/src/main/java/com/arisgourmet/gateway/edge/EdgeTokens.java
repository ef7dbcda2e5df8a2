package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.security.BearerToken;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A token that is sent is checked before any service sees the request: a bad one costs no hop. Requests without a token
 * pass, since only the service knows whether it needs one. On the ways to a first token a stale one is no hindrance.
 */
@Component
final class EdgeTokens implements GlobalFilter, Ordered {
    private static final Set<String> WAYS_TO_A_TOKEN = Set.of(
            "/api/v1/restaurants",
            "/api/v1/table-sessions",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/logout",
            "/api/v1/auth/pin",
            "/api/v1/auth/password/forgot",
            "/api/v1/auth/password/reset",
            "/api/v1/staff/invitations/accept",
            "/api/v1/devices/pair");

    private final TokenVerifier tokens;

    EdgeTokens(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        @Nullable String token = BearerToken.of(exchange.getRequest());
        if (token == null || leadsToToken(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return tokens.verify(token).then(chain.filter(exchange));
    }

    private static boolean leadsToToken(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.startsWith("/.well-known/")
                || (request.getMethod() == HttpMethod.POST && WAYS_TO_A_TOKEN.contains(path));
    }
}
