package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.BearerToken;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.TokenVerifier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How much is taken from one restaurant, one guest or member of staff, one address, how often one code is scanned, and how
 * many are from one address.
 * More is a 429 with {@code Retry-After} and the {@code RateLimit} fields. Only a token that is good counts for whoever
 * it names: nobody can use up somebody else's limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class RateLimits implements WebFilter {
    private final Buckets buckets;
    private final TokenVerifier tokens;
    private final EdgeProperties properties;

    RateLimits(Buckets buckets, TokenVerifier tokens, EdgeProperties properties) {
        this.buckets = buckets;
        this.tokens = tokens;
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        return caller(exchange.getRequest())
                .flatMap(caller -> buckets.take(limitsOf(exchange, caller)))
                .flatMap(refusal -> refuse(exchange, refusal.limit(), refusal.after()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** A bad token is refused by whoever needs a good one. */
    private Mono<Optional<Caller>> caller(ServerHttpRequest request) {
        @Nullable String token = BearerToken.of(request);
        return token == null
                ? Mono.just(Optional.empty())
                : tokens.verify(token)
                        .map(Optional::of)
                        .onErrorResume(ProblemException.class, bad -> Mono.just(Optional.empty()));
    }

    private List<Limit> limitsOf(ServerWebExchange exchange, Optional<Caller> caller) {
        List<Limit> limits = new ArrayList<>();
        String code = exchange.getAttribute(ScannedCode.ATTRIBUTE);
        InetSocketAddress client = exchange.getRequest().getRemoteAddress();
        if (client != null && client.getAddress() != null) {
            String address = client.getAddress().getHostAddress();
            limits.add(limit("address", address, properties.addressLimit()));
            if (code != null) {
                limits.add(limit("scans", address, properties.scanLimit()));
            }
        }
        caller.ifPresent(one -> {
            String tenant = one.restaurantId().toString();
            limits.add(limit("subject", tenant + " " + one.subject(), properties.subjectLimit()));
            limits.add(limit("tenant", tenant, properties.tenantLimit()));
        });
        if (code != null) {
            limits.add(limit("qr-code", code, properties.qrCodeLimit()));
        }
        return limits;
    }

    private Limit limit(String name, String whose, int perSecond) {
        return Limit.of(name, whose, perSecond * properties.limitScale());
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, Limit limit, Duration wait) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", limit.policy());
        headers.set("RateLimit", "\"%s\";r=0;t=%d".formatted(limit.name(), Math.max(1, wait.toSeconds())));
        return Mono.error(ProblemException.tooManyRequests(wait));
    }
}
