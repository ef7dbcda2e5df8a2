package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyIT {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch resume = new CountDownLatch(1);

    @Test
    void asManyHandlersRunAtOnceAsHandlersSays() {
        mostAtOnce(3, 1);
    }

    @Test
    void springsConcurrencyRaisesIt() {
        mostAtOnce(1, 4);
    }

    private void mostAtOnce(int handlers, int concurrency) {
        try (Fixture fixture = new Fixture("concurrency", 1)) {
            fixture.redis.setHandlers(handlers);
            fixture.properties.setConcurrency(concurrency);
            for (int key = 0; key < 20; key++) {
                fixture.add(0, "key-" + key, "");
            }
            fixture.start((entry, attempt, token) -> handle());

            int expected = Math.max(handlers, concurrency);
            await().untilAsserted(() -> assertThat(running).hasValue(expected));
            resume.countDown();
            await().untilAsserted(() -> assertThat(done).hasValue(20));
            assertThat(most).hasValue(expected);
        }
    }

    private void handle() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            resume.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        done.incrementAndGet();
    }
}
