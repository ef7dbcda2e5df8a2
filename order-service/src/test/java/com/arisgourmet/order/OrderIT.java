package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.inbox.EventConsumer;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.http.NoBlocking;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.arisgourmet.testsupport.http.TestTokens;
import com.arisgourmet.testsupport.http.TestedService;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service over HTTP on real servers, its events handed to its consumer as the binder would; each test is a restaurant of
 * its own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0"})
@AutoConfigureWebTestClient
@Import(TestedService.class)
abstract class OrderIT {
    static {
        NoBlocking.watch();
    }

    static final StubOwner CATALOG = new StubOwner();

    private static final Map<String, String> SERVERS = new ConcurrentHashMap<>();

    @Autowired
    WebTestClient http;

    @Autowired
    Consumer<Message<List<byte[]>>> projections;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient database;

    final MenuMother menu = new MenuMother();
    final UUID sessionId = Ids.next();
    final UUID tableId = Ids.next();
    final String guest = TestTokens.guest(menu.restaurantId, sessionId, tableId);
    final String kitchen = TestTokens.staff(
            menu.restaurantId,
            Permission.ORDER_READ,
            Permission.ORDER_ACCEPT,
            Permission.ORDER_PREPARE,
            Permission.ORDER_RECALL,
            Permission.ORDER_SERVE);

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        SERVERS.putAll(TestServers.properties("aris_order"));
        SERVERS.put("aris.auth-url", TestTokens.url());
        SERVERS.put("aris.table-url", TestTokens.url());
        SERVERS.put("aris.service-secret", TestServiceTokens.ofThisRun().secret());
        SERVERS.put("aris.catalog-url", CATALOG.url());
        SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void theMenuIsKnown() {
        receive(menu);
        receiveSession("open", 1);
    }

    /** Of whichever restaurant. */
    void receive(MenuMother known) {
        UUID restaurant = known.restaurantId;
        known.groups()
                .forEach(group ->
                        receive(restaurant, EventType.OPTION_GROUP_CHANGED, group.id(), group.version(), group));
        known.products()
                .forEach(product ->
                        receive(restaurant, EventType.PRODUCT_CHANGED, product.id(), product.version(), product));
    }

    WebTestClient.ResponseSpec place(Map<String, Object> item) {
        return post("/api/v1/orders", guest, order(item), UUID.randomUUID().toString());
    }

    OrderState placed(Map<String, Object> item) {
        return place(item)
                .expectStatus()
                .isCreated()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();
    }

    static Map<String, Object> order(Map<String, Object> item) {
        return Map.of("serviceType", "table", "items", List.of(item));
    }

    Map<String, Object> bandeja(int quantity) {
        return bandeja(menu, quantity);
    }

    static Map<String, Object> bandeja(MenuMother menu, int quantity) {
        return with(
                item(menu.bandeja.id(), quantity),
                "options",
                List.of(Map.of("optionId", menu.salsa.options().getFirst().id())));
    }

    static Map<String, Object> item(UUID product, int quantity) {
        return Map.of("productId", product, "quantity", quantity);
    }

    static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(item);
        changed.put(field, value);
        return changed;
    }

    WebTestClient.ResponseSpec post(String path, String token, Object body, String key) {
        var request = http.post().uri(path).headers(headers -> headers.setBearerAuth(token));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec raw(String body, MediaType type) {
        return http.post()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(guest))
                .header("Idempotency-Key", "raw")
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String type) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type)
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    void receiveSession(String status, long version) {
        receive(
                EventType.TABLE_SESSION_CHANGED,
                sessionId,
                version,
                new TableSessionState(
                        sessionId,
                        menu.restaurantId,
                        tableId,
                        "M1",
                        status,
                        Instant.now(),
                        "guest",
                        null,
                        List.of(),
                        version));
    }

    void receive(EventType type, UUID id, long version, Object state) {
        receive(menu.restaurantId, type, id, version, state);
    }

    private void receive(UUID restaurant, EventType type, UUID id, long version, Object state) {
        var event = CloudEvent.of(Ids.next(), "/test", type, id, Instant.now(), restaurant, version, null, state);
        assertThat(projections).isInstanceOf(EventConsumer.class);
        projections.accept(MessageBuilder.withPayload(List.of(json.writeValueAsBytes(event)))
                .setHeader(EventConsumer.BATCH_HEADERS, List.of(Map.of(EventStreams.TYPE, type.wireName())))
                .build());
    }

    /** As if it had been sent a minute earlier. */
    void age(OrderState order) {
        database.sql("update orders set kitchen_since = kitchen_since - interval 1 minute where id = :id")
                .bind("id", Ids.bytes(order.id()))
                .fetch()
                .rowsUpdated()
                .block();
    }

    /** Starts another instance over the same database. */
    static ConfigurableApplicationContext startAnother() {
        Map<String, String> properties = new HashMap<>(SERVERS);
        properties.putAll(Map.of("server.port", "0", "management.server.port", "0"));
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(OrderService.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(ReactorResourceFactory.class, OrderIT::ownResources))
                .run(arguments);
    }

    /** An instance that ends disposes of what is global, and with it of this one's servers. */
    private static ReactorResourceFactory ownResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    List<String> outboxTypes(UUID orderId) {
        return database.sql(
                        "select type from outbox where aggregate_type = 'order' and aggregate_id = :id order by aggregate_version, ordinal")
                .bind("id", Ids.bytes(orderId))
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    long outboxCount() {
        return database.sql("select count(*) from outbox where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(menu.restaurantId))
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
