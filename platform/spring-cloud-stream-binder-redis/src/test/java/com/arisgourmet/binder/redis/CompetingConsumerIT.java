package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompetingConsumerIT {

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @Test
    void eachEntryIsHandledByOneOfTwoInstances() {
        try (Fixture fixture = competing("competing")) {
            Queue<String> others = new ConcurrentLinkedQueue<>();
            fixture.redis.setMaxInFlight(10);
            fixture.start((entry, attempt, token) -> handled.add(entry.id()));
            fixture.start((entry, attempt, token) -> others.add(entry.id()));
            IntStream.range(0, 500).forEach(i -> fixture.add(0, "key", String.valueOf(i)));

            await().untilAsserted(() -> {
                assertThat(handled.size() + others.size()).isEqualTo(500);
                assertThat(fixture.pending()).isZero();
            });
            assertThat(handled).isNotEmpty().doesNotContainAnyElementsOf(others);
            assertThat(others).isNotEmpty();
        }
    }

    @Test
    void abandonedEntriesAreTakenOverAndSlowOnesAreNot() {
        try (Fixture fixture = competing("claims")) {
            CountDownLatch resume = new CountDownLatch(1);
            fixture.start((entry, attempt, token) -> {
                handled.add(String.valueOf(entry.text("data")));
                if ("slow".equals(entry.text("data"))) {
                    awaitUninterruptibly(resume);
                }
            });
            fixture.start((entry, attempt, token) -> {
                handled.add(String.valueOf(entry.text("data")));
                if ("slow".equals(entry.text("data"))) {
                    awaitUninterruptibly(resume);
                }
            });
            fixture.add(0, "key", "slow");
            await().untilAsserted(() -> assertThat(handled).containsExactly("slow"));
            fixture.add(0, "key", "abandoned");
            await().untilAsserted(() -> assertThat(handled).containsExactly("slow", "abandoned"));

            await().during(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(handled).containsExactly("slow", "abandoned"));

            resume.countDown();
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void whatADeadConsumerLeftPendingIsTakenOver() {
        try (Fixture fixture = competing("dead")) {
            fixture.add(0, "key", "left");
            fixture.abandon(0, 1);
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));

            await().untilAsserted(() -> assertThat(handled).containsExactly("left"));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void anEntryThatFailsForGoodIsDeadLettered() {
        try (Fixture fixture = competing("poison")) {
            fixture.start((entry, attempt, token) -> {
                throw new AssertionError("never works");
            });
            fixture.add(0, "key", "poison");

            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void aDestroyedGroupIsMadeAgainAndReadFromTheStart() {
        try (Fixture fixture = competing("destroyed")) {
            fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            fixture.add(0, "key", "before");
            await().untilAsserted(() -> assertThat(handled).containsExactly("before"));

            TestRedis.commands().xgroupDestroy(fixture.stream(0), "group");
            fixture.add(0, "key", "after");

            await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrder("before", "before", "after"));
        }
    }

    private static Fixture competing(String name) {
        Fixture fixture = new Fixture(name, 0);
        fixture.redis.setMode(ConsumptionMode.COMPETING);
        return fixture;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
