package com.arisgourmet.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import com.arisgourmet.gateway.StandIn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class EdgeIT extends GatewayIT {
    private static final String FRIEND = "https://friend.example";

    @Autowired
    WebTestClient http;

    @BeforeEach
    void services() {
        ORDER.asked().clear();
        ORDER.answers("/api/v1/orders", () -> Mono.just("{\"items\":[],\"nextCursor\":null}"));
        ORDER.answers("/api/v1/reports/sales", Mono::never);
        CATALOG.answers("/api/v1/menu/import", () -> Mono.just("{}"));
        TABLE.answers("/api/v1/table-sessions", () -> Mono.just("{}"));
    }

    @Test
    void whatAClientClaimsAboutItsWayIsReplacedByWhatIsSo() {
        http.get()
                .uri("/api/v1/orders")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-User-Id", "owner")
                .exchange()
                .expectStatus()
                .isOk();
        StandIn.Asked asked = ORDER.asked().getLast();
        assertThat(asked.headers())
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .doesNotContainKeys("forwarded", "x-real-ip", "x-user-id", "x-forwarded-host");
    }

    @Test
    void theTraceGoesOnInTheService() {
        http.get().uri("/api/v1/orders").exchange().expectHeader().exists("X-Request-Id");
        assertThat(ORDER.asked().getLast().headers().get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void aServiceThatIsAwayIsAProblemWithAPause() {
        http.get()
                .uri("/api/v1/restaurants/current")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unavailable");
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsAProblemToo() {
        http.get()
                .uri("/api/v1/reports/sales")
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/internal/openapi",
                "/internal/x",
                "/internal/revocations",
                "/internal/republications?aggregate=product",
                "/%69nternal/revocations",
                "/api/v1/menu/..;/..;/internal/revocations",
                "/api/v1/menu/..%2f..%2finternal/openapi",
                "/api/v1/menu/%2e%2e/%2e%2e/%2e%2e/internal/openapi",
                "/api/v1/orders//x",
                "/nothing"
            })
    void whatIsNotMeantForTheOutsideDoesNotExist(String path) {
        ORDER.asked().clear();
        CATALOG.asked().clear();
        http.get()
                .uri(URI.create(base() + path))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(ORDER.asked()).isEmpty();
        assertThat(CATALOG.asked()).isEmpty();
    }

    @Test
    void aForgedTokenCostsNoHop() {
        http.get()
                .uri("/api/v1/orders")
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(ORDER.asked()).isEmpty();
    }

    @Test
    void anExpiredTokenIsNoHindranceToScanningAgain() {
        String stale = Fleet.staff(UUID.randomUUID(), "waiter", Duration.ofHours(-1));
        http.post()
                .uri("/api/v1/table-sessions")
                .header("Authorization", "Bearer " + stale)
                .exchange()
                .expectStatus()
                .isOk();
        http.get()
                .uri("/api/v1/orders")
                .header("Authorization", "Bearer " + stale)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAnnouncedOrNot() {
        expectTooLarge("/api/v1/orders", 300, true);
        expectTooLarge("/api/v1/orders", 300, false);
        expectTooLarge("/api/v1/menu/import", 2_100, true);
        http.method(HttpMethod.POST)
                .uri("/api/v1/menu/import")
                .bodyValue("x".repeat(1_900 * 1024))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void pagesOfForeignOriginsGetNothing() {
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
            http.post()
                    .uri("/api/v1/auth/refresh")
                    .header("Origin", origin)
                    .header("Cookie", "__Host-aris_refresh=x")
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .doesNotExist("Access-Control-Allow-Origin");
        }
    }

    @Test
    void pagesOfAListedOriginMayCallWithATokenButWithoutCookies() {
        http.options()
                .uri("/api/v1/orders")
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, idempotency-key")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", FRIEND)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        http.get()
                .uri("/api/v1/orders")
                .header("Origin", FRIEND)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", FRIEND);
    }

    @Test
    void pagesOfOurOwnNeedNoPermission() {
        http.get()
                .uri("/api/v1/orders")
                .header("Origin", base())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThere() {
        var request = MockServerHttpRequest.get("https://aris.example/").sslInfo(new SslInfo() {
            @Override
            public String getSessionId() {
                return "1";
            }

            @Override
            public X509Certificate[] getPeerCertificates() {
                return new X509Certificate[0];
            }
        });
        var exchange = MockServerWebExchange.from(request);
        new ResponseHeaders()
                .filter(exchange, passed -> passed.getResponse().setComplete())
                .block();
        assertThat(exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/orders%zz HTTP/1.1, 400, invalid-request",
        "GET /api/v1/orders|x HTTP/1.1, 400, invalid-request",
        "GET /api/v1/orders NONSENSE, 400, invalid-request",
        "GET /LONG HTTP/1.1, 414, address-too-long",
        "GET /api/v1/orders HTTP/1.1\\r\\nX-Long: LONG, 431, headers-too-large",
        "GET /api/v1/orders HTTP/1.1\\r\\nContent-Length: -1, 400, invalid-request"
    })
    void whatIsNoHttpIsAProblemToo(String head, int status, String type) throws IOException {
        String text = head.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(14_000));
        URI gateway = URI.create(base());
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write((text + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status)
                    .contains("application/problem+json", "\"type\":\"/problems/" + type + "\"");
        }
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() {
        http.get()
                .uri("/nothing")
                .exchange()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy)
                        .contains("default-src 'self'", "object-src 'none'")
                        .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .exists("Referrer-Policy")
                .expectHeader()
                .exists("Permissions-Policy")
                .expectHeader()
                .doesNotExist("Strict-Transport-Security");
    }

    @Test
    void aFileThatIsUnchangedIsNotSentAgain() {
        String tag = http.get()
                .uri("/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        http.get()
                .uri("/docs")
                .header("If-None-Match", String.valueOf(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br', gzip", "deflate, deflate", "*, none", "'gzip;q=0, */*', none", "snappy, none"})
    void nobodyIsSentACodingThatHardlyAClientKnows(String accepted, String sent) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base() + "/shared/components.css"))
                .header("Accept-Encoding", accepted)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Encoding").orElse("none"))
                    .isEqualTo(sent);
        }
    }

    private void expectTooLarge(String path, int kilobytes, boolean announced) {
        Flux<DataBuffer> body =
                Flux.range(0, kilobytes).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[1024]));
        var request = http.post().uri(path);
        var exchange = announced
                ? request.bodyValue("x".repeat(kilobytes * 1024)).exchange()
                : request.body(BodyInserters.fromDataBuffers(body)).exchange();
        exchange.expectStatus().isEqualTo(413).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private String base() {
        return http.get()
                .uri("/docs")
                .exchange()
                .returnResult(String.class)
                .getUrl()
                .resolve("/")
                .toString()
                .replaceAll("/$", "");
    }
}
