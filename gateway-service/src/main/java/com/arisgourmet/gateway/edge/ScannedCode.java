package com.arisgourmet.gateway.edge;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads ahead, of a guest who comes in, which code was scanned: {@link RateLimits} counts by it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class ScannedCode implements WebFilter {
    /** The code, whether it came alone or as the address that is printed. */
    static final String ATTRIBUTE = ScannedCode.class.getName();

    private static final String SCANS = "/api/v1/table-sessions";

    private final JsonMapper json;

    ScannedCode(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod() != HttpMethod.POST || !request.getPath().value().equals(SCANS)) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody())
                .map(ScannedCode::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    exchange.getAttributes().put(ATTRIBUTE, codeIn(body));
                    return chain.filter(
                            exchange.mutate().request(again(request, body)).build());
                });
    }

    /** @return empty for whatever the service will refuse */
    private String codeIn(byte[] body) {
        try {
            String code = json.readTree(body).path("qrCode").asString("");
            return code.substring(code.lastIndexOf('/') + 1);
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest again(ServerHttpRequest request, byte[] body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
            }
        };
    }
}
