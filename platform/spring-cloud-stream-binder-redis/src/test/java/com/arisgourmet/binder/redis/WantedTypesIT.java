package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WantedTypesIT {

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void entriesOfOtherTypesAreAcknowledgedWithoutBeingHandled(ConsumptionMode mode) {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (Fixture fixture = new Fixture("types", 2)) {
            fixture.redis.setMode(mode);
            fixture.redis.setTypes(List.of("menu.*", "session.closed.v1"));
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            IntStream.range(0, 300).forEach(i -> fixture.addOfType(i % 2, "order.placed.v1", "order " + i));
            fixture.addOfType(0, "menu.product.changed.v1", "product");
            fixture.addOfType(0, "session.opened.v1", "opened");
            fixture.addOfType(1, "session.closed.v1", "closed");
            fixture.add(1, "key", "without a type");

            await().untilAsserted(() -> {
                assertThat(handled).containsExactlyInAnyOrder("product", "closed", "without a type");
                assertThat(fixture.pending()).isZero();
            });
        }
    }
}
