package com.arisgourmet.defaults.security;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets nobody into {@code /internal} without one of the {@link ServiceTokens} for this service, whether something is there
 * or not; but to the OpenAPI document, which names nobody. Paths are compared as handlers' are, so that one that is written
 * otherwise leads to nothing else.
 */
public final class InternalWall implements WebFilter, Ordered {
    private static final PathPattern INTERNAL = PathPatternParser.defaultInstance.parse("/internal/**");
    private static final PathPattern DOCUMENT = PathPatternParser.defaultInstance.parse("/internal/openapi");

    private final ServiceTokens tokens;

    public InternalWall(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (!INTERNAL.matches(path) || DOCUMENT.matches(path) || isOfAService(exchange)) {
            return chain.filter(exchange);
        }
        return Mono.error(new ProblemException(ProblemType.UNAUTHORIZED, "This is for services alone."));
    }

    private boolean isOfAService(ServerWebExchange exchange) {
        @Nullable String token = BearerToken.of(exchange.getRequest());
        return token != null && tokens.callerOf(token).isPresent();
    }

    /** After the filter that observes requests, so that refusals are counted. */
    @Override
    public int getOrder() {
        return 0;
    }
}
