package com.arisgourmet.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.problem.ProblemWriter;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A full house behind one address, and a stranger behind another, with the limits as they are delivered. */
class ManyGuestsIT extends GatewayIT {
    private static final int GUESTS = 200;
    private static final int AT_A_TABLE = 4;
    private static final int READS = 5;
    /** Enough that Redis answers in time on a small machine; what the limits see is a burst all the same. */
    private static final int AT_ONCE = 16;

    private static final String RESTAURANT = "203.0.113.20";
    private static final String STRANGER = "203.0.113.21";

    @Autowired
    Buckets buckets;

    @Autowired
    TokenVerifier tokens;

    @Autowired
    EdgeProperties limits;

    @Autowired
    ReactiveStringRedisTemplate redis;

    @Autowired
    JsonMapper json;

    /** What is slow the first time would be taken for a Redis that is away. */
    @BeforeEach
    void warmUp() {
        IntStream.range(0, 200)
                .forEach(i -> scan("203.0.113.22", UUID.randomUUID().toString()));
    }

    @Test
    void twoHundredGuestsWhoComeInOrderAndReadAtOnceAreAllServed() throws Exception {
        long start = now();
        UUID restaurant = UUID.randomUUID();
        List<String> tables = IntStream.range(0, GUESTS / AT_A_TABLE)
                .mapToObj(table -> UUID.randomUUID().toString())
                .toList();
        List<Integer> statuses = atOnce(IntStream.range(0, GUESTS)
                .<Callable<List<Integer>>>mapToObj(guest -> () -> visit(restaurant, tables.get(guest / AT_A_TABLE)))
                .toList());

        assertThat(statuses).hasSize(GUESTS * (2 + READS)).containsOnly(200);
        long withToken = GUESTS * (1 + READS);
        assertThat(fullAt(Limit.of("tenant", restaurant.toString(), limits.tenantLimit())) - start)
                .as("microseconds of the restaurant's bucket: whoever was not counted would prove nothing")
                .isGreaterThan(withToken * 1_000_000 / limits.tenantLimit() * 9 / 10);
    }

    @Test
    void whoeverGuessesAtCodesIsSoonRefusedAndNobodyElseIs() {
        HttpHeaders refused = Stream.generate(
                        () -> scan(STRANGER, UUID.randomUUID().toString()))
                .limit(5_000)
                .filter(answer -> answer.getStatus().value() == 429)
                .findFirst()
                .orElseThrow()
                .getResponseHeaders();

        assertThat(refused.getFirst("RateLimit-Policy")).isEqualTo("\"scans\";q=400;w=10");
        assertThat(scan(RESTAURANT, UUID.randomUUID().toString()).getStatus().value())
                .as("a guest of the restaurant")
                .isEqualTo(200);
    }

    /** @return the instant at which it is full again, in microseconds of Redis' clock */
    private long fullAt(Limit limit) {
        return Long.parseLong(
                Objects.requireNonNull(redis.opsForValue().get(limit.key()).block()));
    }

    private long now() {
        return Objects.requireNonNull(
                redis.execute(connection -> connection.serverCommands().time(TimeUnit.MICROSECONDS))
                        .blockFirst());
    }

    private List<Integer> visit(UUID restaurant, String code) {
        String token = Fleet.guest(restaurant, UUID.randomUUID());
        Stream<EntityExchangeResult<byte[]>> visit = Stream.concat(
                Stream.of(scan(RESTAURANT, code), order(token)),
                IntStream.range(0, READS).mapToObj(read -> read(token)));
        return visit.map(answer -> answer.getStatus().value()).toList();
    }

    private static List<Integer> atOnce(List<Callable<List<Integer>>> calls)
            throws InterruptedException, ExecutionException {
        List<Integer> statuses = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<Integer>> each : people.invokeAll(calls)) {
                statuses.addAll(each.get());
            }
        }
        return statuses;
    }

    private EntityExchangeResult<byte[]> scan(String address, String code) {
        return edge(address)
                .post()
                .uri("/api/v1/table-sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"qrCode\":\"https://aris.example/t/" + code + "\"}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> order(String token) {
        return edge(RESTAURANT)
                .post()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> read(String token) {
        return edge(RESTAURANT)
                .get()
                .uri("/api/v1/menu/x")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** The filters of the gateway that decide, before nothing. */
    private WebTestClient edge(String address) {
        var client = new InetSocketAddress(address, 4711);
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
