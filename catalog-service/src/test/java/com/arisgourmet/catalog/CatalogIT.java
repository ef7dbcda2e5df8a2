package com.arisgourmet.catalog;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.arisgourmet.testsupport.http.TestTokens;
import com.arisgourmet.testsupport.http.TestedService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service over HTTP on real servers. Each test has restaurants of its own; their events come as the binder brings them.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient
@Import(TestedService.class)
abstract class CatalogIT {
    static {
        NoBlocking.watch();
    }

    /** Streams of this run's own, since others may read and write {@code events} on the same server. */
    static final String STREAM = "catalog-it-" + UUID.randomUUID();

    static final String[] ALL = {"menu:write", "menu:availability"};

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient database;

    @Autowired
    Consumer<Message<List<byte[]>>> restaurantProjection;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.cloud.stream.bindings.restaurantProjection-in-0.destination", () -> STREAM);
        TestServers.properties("aris_catalog").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("aris.auth-url", TestTokens::url);
        registry.add("aris.table-url", TestTokens::url);
        registry.add("aris.service-secret", TestServiceTokens.ofThisRun()::secret);
    }

    /** A restaurant with pesos that this service has heard of. */
    UUID restaurant(String slug) {
        UUID id = Ids.next();
        receive(new RestaurantState(id, "La Puerta Falsa", slug, "COP", "America/Bogota", "es-CO", 1));
        return id;
    }

    void receive(RestaurantState state) {
        receive(EventType.RESTAURANT_REGISTERED.wireName(), event(state));
    }

    String event(RestaurantState state) {
        return json.writeValueAsString(CloudEvent.of(
                Ids.next(),
                "/auth-service",
                EventType.RESTAURANT_REGISTERED,
                state.id(),
                Instant.now(),
                state.id(),
                state.version(),
                null,
                state));
    }

    void receive(String type, String event) {
        restaurantProjection.accept(MessageBuilder.withPayload(List.of(event.getBytes(StandardCharsets.UTF_8)))
                .setHeader(EventConsumer.BATCH_HEADERS, List.of(Map.of(EventStreams.TYPE, type)))
                .build());
    }

    String owner(UUID restaurantId) {
        return TestTokens.staff(restaurantId, ALL);
    }

    static String guest(UUID restaurantId) {
        return TestTokens.guest(restaurantId, UUID.randomUUID(), UUID.randomUUID());
    }

    ResponseSpec post(String path, String token, String body) {
        return send(HttpMethod.POST, path, token, body, null);
    }

    ResponseSpec put(String path, String token, @Nullable String ifMatch, String body) {
        return send(HttpMethod.PUT, path, token, body, ifMatch);
    }

    ResponseSpec send(HttpMethod method, String path, String token, String body, @Nullable String ifMatch) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set(HttpHeaders.IF_MATCH, ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec delete(String path, String token, String ifMatch) {
        return http.delete()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .exchange();
    }

    ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    JsonNode body(ResponseSpec response) {
        byte[] bytes = response.expectBody().returnResult().getResponseBody();
        return json.readTree(bytes == null ? new byte[0] : bytes);
    }

    String id(ResponseSpec created) {
        return body(created.expectStatus().isCreated()).get("id").asString();
    }

    String category(String token) {
        return id(post(
                "/api/v1/categories", token, "{\"name\":\"Sopas\",\"translations\":{\"en\":{\"name\":\"Soups\"}}}"));
    }

    static String product(String category, String more) {
        return """
                {"categoryId":"%s","name":"Ajiaco","description":"Con pollo","translations":{"en":{"name":"Chicken soup"}},
                 "price":{"amount":2500000,"currency":"COP"},"station":"sopas","prepMinutes":12,"taxRate":800%s}""".formatted(category, more);
    }

    /** @return types of the events of one thing, in the order written */
    List<String> events(String aggregateId) {
        return database.sql("select type from outbox where aggregate_id = :id order by aggregate_version, ordinal")
                .bind("id", Ids.bytes(UUID.fromString(aggregateId)))
                .map(row -> String.valueOf(row.get("type", String.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    long eventsOf(UUID restaurantId) {
        return database.sql("select count(*) as n from outbox where restaurant_id = :id")
                .bind("id", Ids.bytes(restaurantId))
                .map(row -> row.get("n", Long.class))
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
