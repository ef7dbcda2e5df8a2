package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No request passes that claims to come through a proxy or for a user: those headers are dropped, and
 * {@link OriginHeaders} writes them anew from the connection. A path that two parsers could read differently (dot segments, encoded slashes, empty segments, path
 * parameters) does not exist.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestHygiene implements WebFilter {
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|;|\\\\|%2f|%5c|%2e|%00|/\\.\\.?(/|$)", Pattern.CASE_INSENSITIVE);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (AMBIGUOUS.matcher(exchange.getRequest().getURI().getRawPath()).find()) {
            return Mono.error(ProblemException.notFound("page"));
        }
        ServerHttpRequest clean = exchange.getRequest()
                .mutate()
                .headers(headers -> dropClaims(headers))
                .build();
        return chain.filter(exchange.mutate().request(clean).build())
                .onErrorMap(NoResourceFoundException.class, unknown -> ProblemException.notFound("page"));
    }

    private static void dropClaims(HttpHeaders headers) {
        List.copyOf(headers.headerNames()).stream()
                .filter(RequestHygiene::isClaim)
                .forEach(headers::remove);
    }

    private static boolean isClaim(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded")
                || name.equals("x-real-ip")
                || name.startsWith("x-forwarded-")
                || name.startsWith("x-user-");
    }
}
