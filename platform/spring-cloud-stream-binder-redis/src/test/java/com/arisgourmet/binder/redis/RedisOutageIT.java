package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.embedded.RedisServer;

/** A server of its own, because it is stopped. It keeps nothing when it restarts: leases, groups and streams are gone. */
class RedisOutageIT {

    private final int port = TestRedis.freePort();
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void aConsumerStartsWithoutRedisAndComesBackAfterEachOutage(ConsumptionMode mode) {
        try (RedisConnections connections = TestRedis.connect("redis://127.0.0.1:" + port)) {
            Fixture fixture = new Fixture(connections, "outage", 2);
            fixture.redis.setMode(mode);
            StreamConsumer consumer =
                    fixture.start((entry, attempt, token) -> handled.add(String.valueOf(entry.text("data"))));
            await().untilAsserted(() -> assertThat(consumer.failure()).isNotNull());

            handlesWhileRedisRuns(fixture, consumer, "first");
            await().untilAsserted(() -> assertThat(consumer.failure()).isNotNull());
            handlesWhileRedisRuns(fixture, consumer, "second");

            consumer.stop();
            assertThat(handled).containsExactly("first", "second");
        }
    }

    @Test
    void stoppingWithoutRedisEndsInTime() {
        try (RedisConnections connections = TestRedis.connect("redis://127.0.0.1:" + port)) {
            Fixture fixture = new Fixture(connections, "gone", 2);
            StreamConsumer consumer = fixture.start((entry, attempt, token) -> {});
            await().untilAsserted(() -> assertThat(consumer.failure()).isNotNull());

            long start = System.nanoTime();
            consumer.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private void handlesWhileRedisRuns(Fixture fixture, StreamConsumer consumer, String data) {
        RedisServer server = TestRedis.server(port);
        try {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(consumer.failure()).isNull();
                assertThat(consumer.streams()).isEqualTo(2);
            });
            await().ignoreExceptions().until(() -> fixture.add(1, "key", data) != null);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(handled).contains(data));
        } finally {
            TestRedis.stop(server);
        }
    }
}
