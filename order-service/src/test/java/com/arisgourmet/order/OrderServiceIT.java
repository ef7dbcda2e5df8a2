package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.testsupport.http.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class OrderServiceIT extends OrderIT {
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
    void aListMayBeAskedForBetweenAnyTwoInstantsThatADateTimeCanName() {
        OrderState order = placed(bandeja(1));

        get("/api/v1/orders?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999999Z", kitchen)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(order.id().toString());
        for (String beyond : List.of("from=" + Instant.MIN, "to=" + Instant.MIN)) {
            problem(get("/api/v1/orders?" + beyond, kitchen), 400, "invalid-request");
        }
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
}
