package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.e2e.Api.Answer;
import com.arisgourmet.e2e.DemoRestaurant.Guest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What bad input gets, through the gateway: the right 4xx, a problem document, nothing changed, nothing logged as an
 * error.
 */
class BadInputIT {
    private static DemoRestaurant restaurant;
    private static DemoRestaurant other;
    private static Guest guest;
    private static Logs logs;

    @BeforeAll
    static void open() {
        RunningSystem.gateway();
        logs = Logs.fromNow();
        restaurant = DemoRestaurant.open();
        other = DemoRestaurant.open();
        guest = restaurant.scan(0);
    }

    @AfterEach
    void nothingIsLoggedAsAnError() {
        assertThat(logs.errors()).isEmpty();
    }

    @Test
    void withoutAValidTokenEveryDoorIsClosed() {
        String none = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8))
                + ".e30.";
        for (String token : List.of("", "nonsense", none)) {
            Api api = Api.anonymous().as(token);
            Stream.of("/api/v1/orders", "/api/v1/tables", "/api/v1/products", "/api/v1/staff", "/api/v1/auth/me")
                    .forEach(path -> problem(api.get(path), 401, "unauthorized"));
        }
    }

    @Test
    void aRoleOpensOnlyItsOwnDoors() {
        problem(restaurant.kitchen().get("/api/v1/staff"), 403, "forbidden");
        problem(restaurant.waiter().post("/api/v1/menu/import", Map.of()), 403, "forbidden");
        problem(guest.api().get("/api/v1/tables"), 403, "forbidden");
        problem(guest.api().get("/api/v1/products"), 403, "forbidden");
    }

    @Test
    void anotherRestaurantsThingsAreLikeOnesThatNeverExisted() {
        String product = other.ids().get("jugo");
        String table = other.tables().get(0).get("id").asString();
        String session = other.scan(0).sessionId();
        String absent = UUID.randomUUID().toString();

        same404("/api/v1/products/" + product, "/api/v1/products/" + absent);
        same404("/api/v1/tables/" + table, "/api/v1/tables/" + absent);
        same404("/api/v1/table-sessions/" + session, "/api/v1/table-sessions/" + absent);
        same404("/api/v1/table-sessions/" + session + "/bill", "/api/v1/table-sessions/" + absent + "/bill");
        Answer foreignProduct = guest.api()
                .post("/api/v1/quotes", Map.of("items", List.of(Map.of("productId", product, "quantity", 1))));
        problem(foreignProduct, 422, "unprocessable");
    }

    @Test
    void anUnknownQrCodeOpensNothing() {
        problem(
                Api.anonymous().post("/api/v1/table-sessions", Map.of("qrCode", "AAAAAAAAAAAAAAAAAAAAAA")),
                404,
                "not-found");
    }

    @Test
    void aCodeOfAnotherRestaurantOpensNothingHere() {
        Guest stranger = other.scan(1);
        restaurant.awaitMenu(guest);

        problem(stranger.api().get("/api/v1/table-sessions/" + guest.sessionId()), 404, "not-found");
        problem(
                stranger.api().post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1))),
                422,
                "unprocessable");
        Map<String, Object> foreignSession = new HashMap<>(DemoRestaurant.order(restaurant.bandeja(1)));
        foreignSession.put("tableSessionId", guest.sessionId());
        problem(stranger.api().post("/api/v1/orders", foreignSession), 404, "not-found");
        assertThat(guest.api().get("/api/v1/orders").require(200).get("items")).isEmpty();
    }

    @Test
    void aKeyIsGoodForOneRequestAlone() {
        Guest another = restaurant.scan(1);
        restaurant.awaitMenu(another);
        Map<String, Object> one = DemoRestaurant.order(restaurant.bandeja(1));
        Answer first = another.api().post("/api/v1/orders", one, "once");
        Answer again = another.api().post("/api/v1/orders", one, "once");

        assertThat(again.require(201)).isEqualTo(first.require(201));
        assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        problem(
                another.api().post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(2)), "once"),
                422,
                "idempotency-key-reused");
        problem(another.api().post("/api/v1/orders", one, ""), 400, "idempotency-key-missing");
    }

    @Test
    void whoHangsUpInTheMiddleHarmsNobody() throws IOException {
        for (int i = 0; i < 40; i++) {
            try (Socket phone = new Socket(
                    RunningSystem.gateway().getHost(), RunningSystem.gateway().getPort())) {
                String head = "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 500\r\n\r\n{\"serviceType\":";
                phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            }
        }

        guest.api().get("/api/v1/orders").require(200);
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() {
        Api owner = restaurant.owner();
        problem(owner.post("/api/v1/orders", "{", "application/json", "k1"), 400, "malformed-body");
        problem(owner.post("/api/v1/orders", "<a/>", "application/xml", "k2"), 415, "unsupported-media-type");
        problem(
                owner.post("/api/v1/orders", "{\"x\":\"" + "y".repeat(300_000) + "\"}", "application/json", "k3"),
                413,
                "body-too-large");
        problem(
                owner.post(
                        "/api/v1/orders",
                        "{\"serviceType\":\"table\",\"total\":1,\"items\":[]}",
                        "application/json",
                        "k4"),
                400,
                "invalid-request");
    }

    @Test
    void aRefusalSaysNothingOfTheInsideWhateverTheHeaders() {
        Api owner = restaurant.owner();
        problem(owner.call("GET", "/api/v1/orders/x", Map.of("Accept-Language", "<x>"), ""), 400, "invalid-request");
        Answer text = owner.post("/api/v1/quotes", "x", "text/plain", "k5");
        problem(text, 415, "unsupported-media-type");
        assertThat(text.raw().body()).doesNotContain("arisgourmet", "java");
    }

    @Test
    void whatIsNotThePublicApiIsNotRouted() {
        Stream.of("/actuator/health", "/internal/openapi", "/api/v1/../actuator/env", "/api/v1/nothing")
                .forEach(path ->
                        assertThat(Api.anonymous().get(path).status()).as(path).isIn(400, 404));
    }

    private static void same404(String foreign, String absent) {
        Answer one = restaurant.owner().get(foreign);
        Answer two = restaurant.owner().get(absent);
        problem(one, 404, "not-found");
        problem(two, 404, "not-found");
        assertThat(one.body().get("detail")).isEqualTo(two.body().get("detail"));
    }

    private static void problem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("/problems/" + type);
    }
}
