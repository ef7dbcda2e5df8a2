package com.arisgourmet.gateway.docs;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.gateway.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of the whole, read from the running services, at most every half minute however many ask. While a
 * service is away the last good document is served; without one, the answer is 503.
 */
@Component
class ApiDocuments {
    private static final Logger log = LoggerFactory.getLogger(ApiDocuments.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LARGEST = 4 * 1024 * 1024;

    private final WebClient http;
    private final Backends backends;
    private final ObjectNode own;
    private final Mono<ObjectNode> current;
    private volatile @Nullable ObjectNode lastGood;

    ApiDocuments(WebClient.Builder http, Backends backends, JsonMapper json) {
        this.http = http.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        this.backends = backends;
        this.own = own(json, backends);
        this.current = Mono.defer(this::read).cache(document -> FRESH, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<ObjectNode> openApi() {
        return current.onErrorResume(this::stale);
    }

    private Mono<ObjectNode> read() {
        return Flux.fromIterable(backends.byName().entrySet())
                .flatMapSequential(
                        service -> document(service.getValue()).map(document -> Map.entry(service.getKey(), document)))
                .collect(
                        () -> new LinkedHashMap<String, JsonNode>(),
                        (all, service) -> all.put(service.getKey(), service.getValue()))
                .map(services -> OpenApiMerge.merge(own, services))
                .doOnNext(document -> lastGood = document);
    }

    private Mono<JsonNode> document(String service) {
        return http.get()
                .uri(service + "/internal/openapi")
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(ANSWER);
    }

    private Mono<ObjectNode> stale(Throwable failure) {
        log.warn("a service does not describe its API: {}", failure.toString());
        return Mono.justOrEmpty(lastGood)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "A service is away; the API cannot be described as a whole.")));
    }

    private static ObjectNode own(JsonMapper json, Backends backends) {
        try (var file = new ClassPathResource("openapi/gateway.json").getInputStream()) {
            ObjectNode document = (ObjectNode) json.readTree(file);
            document.putArray("servers").addObject().put("url", backends.publicUrl());
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
