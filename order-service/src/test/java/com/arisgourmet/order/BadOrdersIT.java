package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.testsupport.http.RouteMatrix;
import com.arisgourmet.testsupport.http.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever is wrong gets its 4xx with a problem document that names the field, and nothing is written. */
class BadOrdersIT extends OrderIT {
    @Test
    void everyRouteStandsInTheMatrixOfWhoMayCallIt(@Autowired ApplicationContext service) {
        RouteMatrix.check(service);
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
    void aFormIsNoPartOfAQueryHoweverItIsWritten() {
        for (MediaType form : List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA)) {
            for (String body : List.of("{\"x\":\"%s%n%d\"}", "limit=0", "")) {
                http.method(HttpMethod.GET)
                        .uri("/api/v1/orders")
                        .headers(headers -> headers.setBearerAuth(guest))
                        .contentType(form)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        }
    }

    @Test
    void onlyAValidTokenOfTheRightKindOpensADoor() {
        TestTokens.invalid(menu.restaurantId, Permission.ORDER_READ)
                .forEach((why, token) -> problem(get("/api/v1/orders", token), 401, "unauthorized"));
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
    void whatIsNotOnTheMenuOrNotCountedRightIsNamed() {
        Map<String, Object> withoutSalsa = item(menu.bandeja.id(), 1);
        UUID aji = menu.salsa.options().getFirst().id();
        UUID aguacate = menu.extras.options().getFirst().id();

        named(place(withoutSalsa), 422, "items[0].options");
        named(place(options(withoutSalsa, choice(aji, 2))), 422, "items[0].options");
        named(place(options(withoutSalsa, choice(aji, 1), choice(aguacate, 3))), 422, "items[0].options");
        named(place(options(withoutSalsa, choice(aji, 1), choice(aguacate, 0))), 400, "items[0].options[1].quantity");
        named(place(options(withoutSalsa, choice(aji, 1), choice(Ids.next(), 1))), 422, "items[0].options[1].optionId");
        named(place(item(Ids.next(), 1)), 422, "items[0].productId");
        named(place(item(menu.juice.id(), 1)), 422, "items[0].variantId");
        named(place(with(item(menu.juice.id(), 1), "variantId", Ids.next())), 422, "items[0].variantId");
        named(place(item(menu.flan.id(), 1_000_000_000)), 400, "items[0].quantity");
        named(place(with(item(menu.flan.id(), 1), "nothing", 1)), 400, "items[0].nothing");
        assertThat(outboxCount()).isZero();
    }

    @Test
    void staffNameASessionThatIsThere() {
        String waiter = TestTokens.staff(menu.restaurantId, Permission.ORDER_PLACE);

        named(post("/api/v1/orders", waiter, order(bandeja(1)), "k"), 400, "tableSessionId");
        problem(
                post("/api/v1/orders", waiter, with(order(bandeja(1)), "tableSessionId", Ids.next()), "k"),
                404,
                "not-found");
        assertThat(outboxCount()).isZero();
    }

    @Test
    void aKeyIsUsedForOneRequestAlone() {
        post("/api/v1/orders", guest, order(bandeja(1)), "once").expectStatus().isCreated();

        problem(post("/api/v1/orders", guest, order(bandeja(2)), "once"), 422, "idempotency-key-reused");
        problem(post("/api/v1/orders", guest, order(bandeja(1)), "x".repeat(121)), 400, "invalid-request");
        assertThat(outboxCount()).isOne();
    }

    private static void named(WebTestClient.ResponseSpec answer, int status, String field) {
        problem(answer, status, status == 400 ? "invalid-request" : "unprocessable")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private static Map<String, Object> choice(UUID option, int quantity) {
        return Map.of("optionId", option, "quantity", quantity);
    }

    @SafeVarargs
    private static Map<String, Object> options(Map<String, Object> item, Map<String, Object>... choices) {
        return with(item, "options", List.of(choices));
    }
}
