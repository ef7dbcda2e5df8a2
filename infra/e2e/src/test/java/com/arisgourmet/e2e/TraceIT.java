package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.DemoRestaurant.Guest;
import com.arisgourmet.e2e.SpanCollector.Spanned;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One trace, from the guest's request to the kitchen's screen. */
class TraceIT {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Test
    void oneTraceShowsTheRequestItsSqlTheRelayTheStreamAndTheSocket() {
        DemoRestaurant restaurant = DemoRestaurant.open();
        Guest guest = restaurant.scan(0);
        restaurant.awaitMenu(guest);
        try (KitchenSocket kitchen = KitchenSocket.open(restaurant.kitchen())) {
            Api.Answer placed = guest.api().post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1)));
            kitchen.awaitOrder(placed.require(201).get("id").asString());

            String traceId = placed.raw().headers().firstValue("X-Request-Id").orElseThrow();
            await().atMost(A_MINUTE).untilAsserted(() -> assertThat(SpanCollector.trace(traceId))
                    .contains(
                            new Spanned(traceId, "gateway-service", "http post"),
                            new Spanned(traceId, "order-service", "http post /api/v1/orders"),
                            new Spanned(traceId, "order-service", "query"),
                            new Spanned(traceId, "outbox-relay", "outbox publish"),
                            new Spanned(traceId, "gateway-service", "socket deliver")));
        }
    }
}
