package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.tracing.CurrentSpan;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Headers every response carries, whoever made it: what a browser may load and reveal, and the trace id under which the
 * request can be found ({@code X-Request-Id}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ResponseHeaders implements WebFilter {
    /** {@code 'self'} covers ws: and wss: of the same host (CSP level 3); Safari before 15.4 needs them named. */
    private static final String POLICY = "default-src 'self'; connect-src 'self' %s; img-src 'self' data: https:;"
            + " style-src %s; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.deferContextual(context -> {
                    write(exchange, CurrentSpan.traceId(context));
                    return Mono.empty();
                }));
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange, @Nullable String traceId) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policyFor(exchange));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (exchange.getRequest().getSslInfo() != null) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        if (traceId != null) {
            headers.set("X-Request-Id", traceId);
        }
    }

    /** The API browser under {@code /docs} sets styles on elements; nothing else may. */
    private static String policyFor(ServerWebExchange exchange) {
        String host = exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST);
        String scheme = exchange.getRequest().getSslInfo() == null ? "ws://" : "wss://";
        boolean named = host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}");
        String path = exchange.getRequest().getPath().value();
        boolean docs = path.equals("/docs") || path.startsWith("/docs/");
        return POLICY.formatted(named ? scheme + host : "", docs ? "'self' 'unsafe-inline'" : "'self'");
    }
}
