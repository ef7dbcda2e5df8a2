package com.arisgourmet.testsupport.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * For {@code @Import} into a test of a service over HTTP. Each answer is read to its end, even if the test looks at its status
 * alone, and is held against the OpenAPI document that the service itself serves. Nothing may have been logged as an error
 * for it and, if {@link NoBlocking} watches, no thread may have waited that must not.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestedService {
    private static final String DOCUMENT = "/internal/openapi";
    /** The validator takes half a minute over a menu of a thousand products. */
    private static final int LARGEST_CHECKED = 256 * 1024;

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, OpenApiDocument> DOCUMENTS = new ConcurrentHashMap<>();

    private static final LoggedErrors ERRORS = LoggedErrors.fromNow();

    @Bean
    WebTestClientBuilderCustomizer checkedTraffic() {
        return client -> client.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .responseTimeout(PATIENCE)
                .filter(new Checked());
    }

    private static final class Checked implements ExchangeFilterFunction {
        @Override
        public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
            StringBuffer sent = new StringBuffer();
            return next.exchange(recording(request, sent)).flatMap(answer -> answer.bodyToMono(byte[].class)
                    .defaultIfEmpty(new byte[0])
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(body -> check(request, sent.toString(), answer, body))
                    .map(body -> answer.mutate()
                            .body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                            .build()));
        }
    }

    private static ClientRequest recording(ClientRequest request, StringBuffer sent) {
        return ClientRequest.from(request)
                .body((output, context) -> request.body().insert(new Recording(output, sent), context))
                .build();
    }

    /** Keeps a body that is sent in one piece; a stream of pieces is not looked at. */
    private static final class Recording extends ClientHttpRequestDecorator {
        private final StringBuffer sent;

        Recording(ClientHttpRequest output, StringBuffer sent) {
            super(output);
            this.sent = sent;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(
                    body instanceof Mono<? extends DataBuffer> whole
                            ? whole.doOnNext(buffer -> sent.append(buffer.toString(StandardCharsets.UTF_8)))
                            : body);
        }
    }

    private static void check(ClientRequest request, String sent, ClientResponse answer, byte[] body) {
        NoBlocking.check();
        URI uri = request.url();
        Traffic traffic = new Traffic(
                request.method().name(),
                uri,
                headers(request.headers()),
                sent,
                answer.statusCode().value(),
                headers(answer.headers().asHttpHeaders()),
                new String(body, StandardCharsets.UTF_8));
        ERRORS.check(traffic);
        if (uri.getPath().startsWith("/api/") && sent.length() <= LARGEST_CHECKED) {
            DOCUMENTS.computeIfAbsent(uri.getAuthority(), TestedService::read).check(traffic);
        }
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach(all::put);
        return all;
    }

    private static OpenApiDocument read(String authority) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + authority + DOCUMENT))
                    .build();
            return new OpenApiDocument(
                    http.send(request, BodyHandlers.ofString()).body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
