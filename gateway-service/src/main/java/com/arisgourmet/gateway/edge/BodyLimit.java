package com.arisgourmet.gateway.edge;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A body is at most 256 KB, a whole menu at most 2 MB; a length that is not announced is counted while it passes. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodyLimit implements WebFilter {
    private static final long USUAL = 256 * 1024L;
    private static final long MENU = 2 * 1024 * 1024L;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long limit = limitOf(exchange.getRequest().getPath().value());
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        return chain.filter(
                exchange.mutate().request(counted(exchange.getRequest(), limit)).build());
    }

    private static long limitOf(String path) {
        return path.equals("/api/v1/menu/import") ? MENU : USUAL;
    }

    private static ServerHttpRequest counted(ServerHttpRequest request, long limit) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var seen = new AtomicLong();
                return super.getBody().doOnNext(buffer -> {
                    if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                        DataBufferUtils.release(buffer);
                        throw tooLarge(limit);
                    }
                });
            }
        };
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "The body is larger than " + limit / 1024 + " KB.");
    }
}
