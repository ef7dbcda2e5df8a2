package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Pages of foreign origins get nothing (403), which is also what keeps them from using a browser's refresh cookie. Those
 * on the list may call the API with a token, never with a cookie.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 15)
    WebFilter foreignPages(Origins origins) {
        return (exchange, chain) -> origins.admit(exchange.getRequest().getHeaders())
                ? chain.filter(exchange)
                : Mono.error(new ProblemException(ProblemType.FORBIDDEN, "Pages of this origin may not call this."));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 16)
    CorsWebFilter crossOriginRules(Origins origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins.allowed());
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                "Last-Event-ID"));
        rules.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "Idempotent-Replayed",
                "RateLimit",
                "RateLimit-Policy",
                "X-Request-Id"));
        rules.setMaxAge(REMEMBERED);
        return new CorsWebFilter(exchange -> origins.isOwn(exchange.getRequest().getHeaders()) ? null : rules);
    }
}
