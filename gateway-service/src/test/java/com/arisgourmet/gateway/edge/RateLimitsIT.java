package com.arisgourmet.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.problem.ProblemWriter;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The limits on a real Redis, made small: of each, ten seconds' worth may come at once. */
class RateLimitsIT extends GatewayIT {
    private static final EdgeProperties SMALL = new EdgeProperties(List.of(), 2, 1, 1, 1_000, 1_000, 1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Autowired
    Buckets buckets;

    @Autowired
    TokenVerifier tokens;

    @Autowired
    JsonMapper json;

    @Test
    void whoeverAsksTooOftenIsToldWhenToAskAgain() {
        String token = Fleet.staff(UUID.randomUUID(), "waiter", AN_HOUR);
        EntityExchangeResult<byte[]> refused = firstRefusal(() -> get(SMALL, token), 10);

        HttpHeaders headers = refused.getResponseHeaders();
        assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(headers.getFirst("Retry-After")).isEqualTo("1");
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"subject\";q=10;w=10");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"subject\";r=0;t=1");
        assertThat(get(SMALL, Fleet.staff(UUID.randomUUID(), "waiter", AN_HOUR)).getStatus())
                .as("somebody else")
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void aRestaurantHasALimitOfItsOwnHoweverManyAskInIt() {
        UUID restaurant = UUID.randomUUID();
        EntityExchangeResult<byte[]> refused =
                firstRefusal(() -> get(SMALL, Fleet.staff(restaurant, "waiter", AN_HOUR)), 20);

        assertThat(refused.getResponseHeaders().getFirst("RateLimit-Policy")).startsWith("\"tenant\"");
        assertThat(get(SMALL, Fleet.staff(UUID.randomUUID(), "waiter", AN_HOUR))
                        .getStatus()
                        .value())
                .as("another restaurant")
                .isEqualTo(200);
    }

    @Test
    void aCodeIsScannedOnlySoOftenWhoeverScansIt() {
        String code = UUID.randomUUID().toString();
        firstRefusal(() -> scan(SMALL, "https://aris.example/q/" + code), 10);

        assertThat(scan(SMALL, code).getStatus().value())
                .as("the same code alone")
                .isEqualTo(429);
        assertThat(scan(SMALL, UUID.randomUUID().toString()).getStatus().value())
                .isEqualTo(200);
    }

    @Test
    void anAddressIsLimitedWhateverTokensItShows() {
        EdgeProperties one = new EdgeProperties(List.of(), 1_000, 1_000, 1_000, 1_000, 1, 1);
        EntityExchangeResult<byte[]> refused = firstRefusal(() -> get(one, "nonsense"), 10);

        assertThat(refused.getResponseHeaders().getFirst("RateLimit-Policy")).startsWith("\"address\"");
    }

    @Test
    void whoeverIsRefusedUsesUpNoneOfTheRestaurantsLimit() {
        UUID restaurant = UUID.randomUUID();
        String eager = Fleet.staff(restaurant, "waiter", AN_HOUR);
        IntStream.range(0, 100).forEach(i -> get(SMALL, eager));

        assertThat(get(SMALL, Fleet.staff(restaurant, "waiter", AN_HOUR))
                        .getStatus()
                        .value())
                .as("a colleague")
                .isEqualTo(200);
    }

    @Test
    void aForgedTokenUsesUpNobodysLimit() {
        String token = Fleet.staff(UUID.randomUUID(), "waiter", AN_HOUR);
        String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";

        IntStream.range(0, 30).forEach(i -> get(SMALL, forged));

        assertThat(get(SMALL, token).getStatus().value()).isEqualTo(200);
    }

    @Test
    void nothingIsLimitedWhileRedisIsAway() {
        var nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            Buckets cutOff = new Buckets(new ReactiveStringRedisTemplate(nowhere));
            Limit one = Limit.of("subject", UUID.randomUUID().toString(), 1);

            assertThat(IntStream.range(0, 30)
                            .mapToObj(i -> cutOff.take(List.of(one)).block()))
                    .containsOnlyNulls();
        } finally {
            nowhere.destroy();
        }
    }

    private interface Call {
        EntityExchangeResult<byte[]> send();
    }

    /** @return the first answer that is a refusal, after at least as many others as may come at once */
    private static EntityExchangeResult<byte[]> firstRefusal(Call call, int atOnce) {
        for (int sent = 0; sent < atOnce * 20; sent++) {
            EntityExchangeResult<byte[]> answer = call.send();
            if (answer.getStatus().value() == 429) {
                assertThat(sent).isGreaterThanOrEqualTo(atOnce);
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    private EntityExchangeResult<byte[]> get(EdgeProperties limits, String token) {
        return edge(limits)
                .get()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> scan(EdgeProperties limits, String code) {
        return edge(limits)
                .post()
                .uri("/api/v1/table-sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"qrCode\":\"" + code + "\"}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private WebTestClient edge(EdgeProperties limits) {
        var client = new InetSocketAddress(limits == SMALL ? "203.0.113.7" : "203.0.113.8", 4711);
        var handler = WebHttpHandlerBuilder.webHandler(
                        exchange -> exchange.getResponse().setComplete())
                .filter(
                        (exchange, chain) -> chain.filter(exchange.mutate()
                                .request(request -> request.remoteAddress(client))
                                .build()),
                        new ScannedCode(json),
                        new RateLimits(buckets, tokens, limits))
                .exceptionHandler(new ProblemWriter(json))
                .build();
        return WebTestClient.bindToServer(new HttpHandlerConnector(handler)).build();
    }
}
