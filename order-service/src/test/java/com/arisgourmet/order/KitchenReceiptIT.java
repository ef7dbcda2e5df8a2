package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.testsupport.http.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whether the kitchen has it is known, and told when it does not say so in time. */
class KitchenReceiptIT extends OrderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String screen = TestTokens.staff(menu.restaurantId, Permission.KITCHEN_READ);

    @Test
    void anOrderIsSentUntilAScreenOfTheKitchenHasDrawnItAndToldAgainChangesNothing() {
        OrderState order = placed(bandeja(1));

        OrderState received = state(confirm(order, screen, Map.of("version", 1)));
        OrderState again = state(confirm(order, screen, Map.of("version", 1)));

        assertThat(order.kitchen().state()).isEqualTo("sent");
        assertThat(order.kitchen().waitingFor()).containsExactly("hot");
        assertThat(received.kitchen().state()).isEqualTo("received");
        assertThat(received.version()).isEqualTo(2);
        assertThat(again).isEqualTo(received);
        assertThat(read(order)).isEqualTo(received);
        assertThat(outboxTypes(order.id())).containsExactly("order.placed.v1", "order.kitchen-received.v1");
    }

    @Test
    void aScreenOfAnotherStationReceivesNothing() {
        OrderState order = placed(bandeja(1));

        assertThat(state(confirm(order, screen, Map.of("version", 1, "station", "bar"))))
                .isEqualTo(order);
        assertThat(state(confirm(order, screen, Map.of("version", 1, "station", "hot")))
                        .kitchen()
                        .state())
                .isEqualTo("received");
    }

    @Test
    void whatNobodyConfirmedInTimeIsToldOnceAndItsLateConfirmationToo() {
        OrderState order = placed(bandeja(1));

        age(order);
        await().atMost(PATIENCE).until(() -> read(order).kitchen().state().equals("unconfirmed"));
        confirm(order, screen, Map.of("version", 1)).expectStatus().isOk();

        assertThat(read(order).kitchen().state()).isEqualTo("received");
        assertThat(outboxTypes(order.id()))
                .containsExactly("order.placed.v1", "order.kitchen-unconfirmed.v1", "order.kitchen-received.v1");
    }

    @Test
    void whatIsConfirmedInTimeIsNeverToldUnconfirmed() {
        OrderState confirmed = placed(bandeja(1));
        OrderState begun = placed(bandeja(1));
        confirm(confirmed, screen, Map.of("version", 1)).expectStatus().isOk();
        post("/api/v1/orders/" + begun.id() + "/status", kitchen, Map.of("status", "accepted"), null)
                .expectStatus()
                .isOk();
        OrderState witness = placed(bandeja(1));

        List.of(confirmed, begun, witness).forEach(this::age);
        await().atMost(PATIENCE).until(() -> read(witness).kitchen().state().equals("unconfirmed"));

        assertThat(read(confirmed).kitchen().state()).isEqualTo("received");
        assertThat(read(begun).kitchen().state()).isEqualTo("received");
        assertThat(outboxTypes(begun.id())).containsExactly("order.placed.v1", "order.status-changed.v1");
    }

    @Test
    void onlyAScreenOfTheSameRestaurantsKitchenConfirmsAndOnlyWhatThereIs() {
        OrderState order = placed(bandeja(1));
        String stranger = TestTokens.staff(Ids.next(), Permission.KITCHEN_READ);

        problem(confirm(order, stranger, Map.of("version", 1)), 404, "not-found");
        problem(confirm(order, kitchen, Map.of("version", 1)), 403, "forbidden");
        problem(confirm(order, guest, Map.of("version", 1)), 403, "forbidden");
        problem(confirm(order, screen, Map.of("version", 2)), 409, "conflict");
        for (Object body :
                List.of(Map.of(), Map.of("version", 0), Map.of("version", 1.5), Map.of("version", 1, "station", ""))) {
            problem(confirm(order, screen, body), 400, "invalid-request");
        }
        assertThat(read(order)).isEqualTo(order);
    }

    private WebTestClient.ResponseSpec confirm(OrderState order, String token, Object body) {
        return post("/api/v1/orders/" + order.id() + "/kitchen-receipts", token, body, null);
    }

    private OrderState read(OrderState order) {
        return state(get("/api/v1/orders/" + order.id(), guest));
    }

    private static OrderState state(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isOk()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();
    }
}
