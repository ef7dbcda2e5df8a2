package com.arisgourmet.gateway.edge;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
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

    private final ObjectProvider<Tracer> tracer;

    ResponseHeaders(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private void write(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policyFor(exchange));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (exchange.getRequest().getSslInfo() != null) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        Span span = tracer.stream().map(Tracer::currentSpan).findFirst().orElse(null);
        if (span != null) {
            headers.set("X-Request-Id", span.context().traceId());
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
