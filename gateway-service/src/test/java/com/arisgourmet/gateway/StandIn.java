package com.arisgourmet.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A small real HTTP server that stands in for a service behind the gateway: the gateway's own tests look at what it passes on
 * and asks for, not at what services do with it. Answers what it was told for a path, 404 else, and remembers what it was
 * asked.
 */
public final class StandIn {
    private final DisposableServer server;
    private final Map<String, Supplier<Mono<String>>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request as it arrived. */
    public record Asked(String uri, Map<String, String> headers, String body) {}

    public StandIn() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public List<Asked> asked() {
        return asked;
    }

    /** @param json made anew for each request */
    public void answers(String path, Supplier<Mono<String>> json) {
        answers.put(path, json);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.requestHeaders()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        String path = request.uri().replaceAll("\\?.*", "");
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            asked.add(new Asked(request.uri(), headers, body));
            Supplier<Mono<String>> known = answers.get(path);
            if (known == null) {
                return response.status(404).send().then();
            }
            return known.get().flatMap(json -> response.header("Content-Type", "application/json")
                    .sendString(Mono.just(json))
                    .then());
        });
    }
}
