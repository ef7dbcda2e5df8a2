package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.DemoRestaurant.Guest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a change causes elsewhere, by the events it leaves. */
class EventPathIT {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private DemoRestaurant restaurant;
    private Guest guest;

    @BeforeEach
    void open() {
        restaurant = DemoRestaurant.open();
        guest = restaurant.scan(0);
        restaurant.awaitMenu(guest);
    }

    @Test
    void aSoldOutProductIsRefusedBySomeoneElsesServiceSoonAfter() {
        restaurant
                .owner()
                .put("/api/v1/products/" + restaurant.ids().get("jugo") + "/availability", Map.of("available", false))
                .require(200);

        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(quote("jugo")).isEqualTo(409));
    }

    @Test
    void aClosedSessionTakesNoMoreOrdersAndItsTokenOpensNothingAtTheTable() {
        restaurant
                .waiter()
                .post("/api/v1/table-sessions/" + guest.sessionId() + "/close", Map.of())
                .require(200);

        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(guest.api()
                        .post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1)))
                        .status())
                .isIn(401, 409));
    }

    @Test
    void aProjectionDeletedByHandIsWholeAgainWithinAMinuteOfAsking() {
        Database.ofOrderService("delete from menu_products");
        Database.ofOrderService("delete from menu_option_groups");
        assertThat(quote("jugo")).isEqualTo(422);

        Management.republish(8082);

        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(quote("jugo")).isEqualTo(200));
        assertThat(guest.api()
                        .post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(2)))
                        .require(201)
                        .get("total")
                        .get("amount")
                        .asLong())
                .isEqualTo(6_400_000);
    }

    @Test
    void aServiceOfSomebodyElsesPrintsTheOrderWhileItRuns() throws IOException {
        Path printed = Path.of("target", "order-events-consumer.log");
        Process consumer = RunningSystem.start("docs/examples/order-events-consumer/run", printed);
        try {
            JsonNode order = guest.api()
                    .post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(2)))
                    .require(201);

            await().atMost(A_MINUTE).untilAsserted(() -> assertThat(printed)
                    .content()
                    .contains("order.placed.v1 order %s, number %d: placed, 6400000 COP for [2 Bandeja paisa]"
                            .formatted(
                                    order.get("id").asString(),
                                    order.get("number").asInt())));
        } finally {
            consumer.destroy();
        }
        await().atMost(A_MINUTE).until(() -> !consumer.isAlive());
        assertThat(printed).content().doesNotContain("ERROR");
    }

    private int quote(String product) {
        return restaurant.quote(guest, Map.of("productId", restaurant.ids().get(product), "quantity", 1));
    }
}
