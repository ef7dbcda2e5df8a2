package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.DemoRestaurant.Guest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that was away for longer than events are kept. */
class EvictionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aServiceThatMissedEventsForGoodLearnsFromTheirOwnersWhatTheySaid() {
        DemoRestaurant restaurant = DemoRestaurant.open();
        Guest guest = restaurant.scan(0);
        restaurant.awaitMenu(guest);
        RunningSystem.kill("order-service");

        long before = Redis.events();
        setAvailable(restaurant, "jugo", false);
        setAvailable(restaurant, "bandeja", false);
        setAvailable(restaurant, "bandeja", true);
        await().atMost(PATIENCE).until(() -> Redis.events() >= before + 3);
        Redis.trimEvents();
        RunningSystem.startAgain();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(restaurant.quote(
                        guest, Map.of("productId", restaurant.ids().get("jugo"), "quantity", 1)))
                .isEqualTo(409));
    }

    private static void setAvailable(DemoRestaurant restaurant, String product, boolean available) {
        restaurant
                .owner()
                .put(
                        "/api/v1/products/" + restaurant.ids().get(product) + "/availability",
                        Map.of("available", available))
                .require(200);
    }
}
