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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** order-service over HTTP on real servers; events are handed to its consumer as the binder would. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0"})
@AutoConfigureWebTestClient
@Import(TestTokens.Configuration.class)
class OrderServiceIT {
    @Autowired
    private WebTestClient http;

    @Autowired
    private Consumer<Message<byte[]>> projections;

    @Autowired
    private JsonMapper json;

    @Autowired
    private DatabaseClient database;

    private final MenuMother menu = new MenuMother();
    private final UUID sessionId = Ids.next();
    private final UUID tableId = Ids.next();
    private final String guest = TestTokens.guest(menu.restaurantId, sessionId, tableId);
    private final String kitchen = TestTokens.staff(
            menu.restaurantId,
            Permission.ORDER_READ,
            Permission.ORDER_ACCEPT,
            Permission.ORDER_PREPARE,
            Permission.ORDER_RECALL,
            Permission.ORDER_SERVE);

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServers.properties("aris_order").forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void theMenuIsKnown() {
        menu.groups().forEach(group -> receive(EventType.OPTION_GROUP_CHANGED, group.id(), group.version(), group));
        menu.products()
                .forEach(product -> receive(EventType.PRODUCT_CHANGED, product.id(), product.version(), product));
        receiveSession("open", 1);
    }

    @Test
    void aGuestsOrderIsPricedFromTheMenuAndItsEventStandsInTheOutbox() {
        OrderState order = place(bandeja(2))
                .expectStatus()
                .isCreated()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();

        assertThat(order.total()).isEqualTo(MenuMother.cop(6_400_000));
        assertThat(order.tableCode()).isEqualTo("M1");
        assertThat(order.status()).isEqualTo("placed");
        assertThat(outboxTypes(order.id())).containsExactly("order.placed.v1");
    }

    @Test
    void aGuestMayOrderBeforeTheSessionsEventHasArrived() {
        UUID unknown = Ids.next();
        OrderState order = post(
                        "/api/v1/orders", TestTokens.guest(menu.restaurantId, unknown, tableId), order(bandeja(1)), "k")
                .expectStatus()
                .isCreated()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();

        assertThat(order.tableSessionId()).isEqualTo(unknown);
        assertThat(order.tableCode()).isEqualTo("M1");
    }

    @Test
    void aQuotePricesExactlyAsTheOrderAndChangesNothing() {
        post("/api/v1/quotes", guest, Map.of("items", List.of(bandeja(3))), null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total.amount")
                .isEqualTo(9_600_000);
        get("/api/v1/orders", guest).expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void theSameKeyAndBodyGetsTheFirstAnswerAgainAndAnotherBodyIsRefused() {
        String first = post("/api/v1/orders", guest, order(bandeja(1)), "same")
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String second = post("/api/v1/orders", guest, order(bandeja(1)), "same")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(second).isEqualTo(first);
        post("/api/v1/orders", guest, order(bandeja(2)), "same")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
        get("/api/v1/orders", guest).expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void anOrderSentTwentyTimesAtOnceIsPlacedOnce() {
        var sent = IntStream.range(0, 20)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> post("/api/v1/orders", guest, order(bandeja(1)), "burst")
                                .expectBody(String.class)
                                .returnResult()))
                .toList();

        assertThat(sent).extracting(answer -> answer.join().getStatus().value()).containsOnly(201);
        assertThat(sent)
                .extracting(answer -> answer.join().getResponseBody())
                .hasSize(20)
                .containsOnly(sent.getFirst().join().getResponseBody());
        get("/api/v1/orders", guest).expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void manyGuestsOrderingAtOnceEachGetAnOrderOfTheirOwn() {
        var sent = IntStream.range(0, 60)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> post("/api/v1/orders", guest, order(bandeja(1)), "many" + i)
                                .expectStatus()
                                .isCreated()
                                .expectBody(OrderState.class)
                                .returnResult()
                                .getResponseBody()
                                .number()))
                .toList();

        assertThat(sent)
                .extracting(CompletableFuture::join)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void theKitchenBumpsAnItemToReadyAndBackAndTheHistoryTellsIt() {
        OrderState order = placed(bandeja(1));
        String item = "/api/v1/orders/" + order.id() + "/items/"
                + order.items().getFirst().id() + "/status";
        for (String status : List.of("accepted", "preparing", "ready", "preparing", "ready", "served")) {
            post(item, kitchen, Map.of("status", status), null)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo(status);
        }

        get("/api/v1/orders/" + order.id() + "/history", guest)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(7);
        assertThat(outboxTypes(order.id())).hasSize(7);
        get("/api/v1/orders?status=open", kitchen)
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void askingForTheStateItIsInChangesNothing() {
        OrderState order = placed(bandeja(1));
        String status = "/api/v1/orders/" + order.id() + "/status";
        post(status, kitchen, Map.of("status", "accepted"), null).expectStatus().isOk();
        post(status, kitchen, Map.of("status", "accepted"), null).expectStatus().isOk();

        assertThat(outboxTypes(order.id())).containsExactly("order.placed.v1", "order.status-changed.v1");
    }

    @Test
    void anIllegalStepAndAStaleExpectationAreConflicts() {
        OrderState order = placed(bandeja(1));
        String status = "/api/v1/orders/" + order.id() + "/status";

        problem(post(status, kitchen, Map.of("status", "ready"), null), 409, "illegal-transition");
        problem(post(status, kitchen, Map.of("status", "accepted", "from", "held"), null), 409, "illegal-transition");
        problem(post(status, kitchen, Map.of("status", "voided"), null), 400, "invalid-request");
        problem(post(status, kitchen, Map.of("status", "voided", "reason", "x"), null), 403, "forbidden");
        problem(post(status, guest, Map.of("status", "accepted"), null), 403, "forbidden");
    }

    @Test
    void badOrdersAreRefusedByNameAndPlaceNothing() {
        problem(place(item(menu.bandeja.id(), 1)), 422, "unprocessable");
        problem(place(item(Ids.next(), 1)), 422, "unprocessable");
        problem(place(item(menu.soldOut.id(), 1)), 409, "sold-out");
        problem(place(item(menu.flan.id(), 0)), 400, "invalid-request");
        problem(place(item(menu.flan.id(), -1)), 400, "invalid-request");
        problem(place(item(menu.flan.id(), 1_000_000_000)), 400, "invalid-request");
        problem(place(with(item(menu.flan.id(), 1), "price", 1)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[0].price");
        problem(place(with(item(menu.flan.id(), 1), "quantity", 1.5)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("items[0].quantity");
        problem(place(with(item(menu.flan.id(), 1), "productId", "nonsense")), 400, "invalid-request");
        problem(
                post("/api/v1/orders", guest, Map.of("serviceType", "table", "items", List.of()), "k"),
                400,
                "invalid-request");
        problem(post("/api/v1/orders", guest, order(bandeja(1)), null), 400, "idempotency-key-missing");
        get("/api/v1/orders", guest).expectBody().jsonPath("$.items").isEmpty();
        assertThat(outboxCount()).isZero();
    }

    @Test
    void aBodyThatIsNotTheJsonExpectedIsRefused() {
        problem(raw("{\"serviceType\":", MediaType.APPLICATION_JSON), 400, "malformed-body");
        problem(raw("<order/>", MediaType.APPLICATION_XML), 415, "unsupported-media-type");
        problem(
                raw("{\"serviceType\":\"" + "x".repeat(300_000) + "\"}", MediaType.APPLICATION_JSON),
                413,
                "body-too-large");
        problem(raw("[]", MediaType.APPLICATION_JSON), 400, "malformed-body");
    }

    @Test
    void onlyAValidTokenOfTheRightKindOpensADoor() {
        for (String token : TestTokens.invalid(menu.restaurantId)) {
            problem(get("/api/v1/orders", token), 401, "unauthorized");
        }
        problem(get("/api/v1/orders", TestTokens.staff(menu.restaurantId)), 403, "forbidden");
    }

    @Test
    void anotherRestaurantsOrderIsLikeOneThatNeverExisted() {
        OrderState order = placed(bandeja(1));
        String stranger =
                TestTokens.staff(Ids.next(), Permission.ORDER_READ, Permission.ORDER_ACCEPT, Permission.ORDER_PLACE);
        String otherGuest = TestTokens.guest(menu.restaurantId, Ids.next(), tableId);

        for (String token : List.of(stranger, otherGuest)) {
            problem(get("/api/v1/orders/" + order.id(), token), 404, "not-found");
            problem(get("/api/v1/orders/" + order.id() + "/history", token), 404, "not-found");
            problem(get("/api/v1/table-sessions/" + sessionId + "/bill", token), 404, "not-found");
        }
        problem(
                post("/api/v1/orders/" + order.id() + "/status", stranger, Map.of("status", "accepted"), null),
                404,
                "not-found");
        Map<String, Object> foreign = new HashMap<>(order(bandeja(1)));
        foreign.put("tableSessionId", sessionId);
        problem(post("/api/v1/orders", otherGuest, foreign, "k"), 404, "not-found");
        problem(post("/api/v1/orders", stranger, foreign, "k"), 404, "not-found");
    }

    @Test
    void aClosedSessionTakesNoMoreOrders() {
        receiveSession("closed", 2);

        problem(place(bandeja(1)), 409, "session-closed");
    }

    @Test
    void anOlderEventNeverReplacesANewerState() {
        receiveSession("closed", 5);
        receiveSession("open", 4);

        problem(place(bandeja(1)), 409, "session-closed");
    }

    @Test
    void theBillIsTheSumOfWhatWasNotVoided() {
        placed(bandeja(1));
        placed(bandeja(2));

        get("/api/v1/table-sessions/" + sessionId + "/bill", guest)
                .expectBody()
                .jsonPath("$.total.amount")
                .isEqualTo(9_600_000)
                .jsonPath("$.lines.length()")
                .isEqualTo(2);
    }

    @Test
    void aListIsPagedWithoutLossOrRepetition() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(placed(bandeja(1)).id().toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page =
                    json.readTree(get("/api/v1/orders?limit=3" + (cursor == null ? "" : "&cursor=" + cursor), kitchen)
                            .expectBody(byte[].class)
                            .returnResult()
                            .getResponseBody());
            page.get("items").forEach(order -> seen.add(order.get("id").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : page.get("nextCursor").asString();
        } while (cursor != null);

        assertThat(seen).isEqualTo(placed);
    }

    private WebTestClient.ResponseSpec place(Map<String, Object> item) {
        return post("/api/v1/orders", guest, order(item), UUID.randomUUID().toString());
    }

    private OrderState placed(Map<String, Object> item) {
        return place(item)
                .expectStatus()
                .isCreated()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();
    }

    private static Map<String, Object> order(Map<String, Object> item) {
        return Map.of("serviceType", "table", "items", List.of(item));
    }

    private Map<String, Object> bandeja(int quantity) {
        return with(
                item(menu.bandeja.id(), quantity),
                "options",
                List.of(Map.of("optionId", menu.salsa.options().getFirst().id())));
    }

    private static Map<String, Object> item(UUID product, int quantity) {
        return Map.of("productId", product, "quantity", quantity);
    }

    private static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(item);
        changed.put(field, value);
        return changed;
    }

    private WebTestClient.ResponseSpec post(String path, String token, Object body, String key) {
        var request = http.post().uri(path).headers(headers -> headers.setBearerAuth(token));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec raw(String body, MediaType type) {
        return http.post()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(guest))
                .header("Idempotency-Key", "raw")
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String type) {
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

    private void receiveSession(String status, long version) {
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

    private void receive(EventType type, UUID id, long version, Object state) {
        var event =
                CloudEvent.of(Ids.next(), "/test", type, id, Instant.now(), menu.restaurantId, version, null, state);
        assertThat(projections).isInstanceOf(EventConsumer.class);
        projections.accept(MessageBuilder.withPayload(json.writeValueAsBytes(event))
                .setHeader(EventStreams.TYPE, type.wireName())
                .build());
    }

    private List<String> outboxTypes(UUID orderId) {
        return database.sql(
                        "select type from outbox where aggregate_type = 'order' and aggregate_id = :id order by aggregate_version, ordinal")
                .bind("id", Ids.bytes(orderId))
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private long outboxCount() {
        return database.sql("select count(*) from outbox where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(menu.restaurantId))
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
