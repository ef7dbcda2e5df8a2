package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same promises where streams live on several nodes. */
class ClusterIT {

    private static TestCluster cluster;
    private static RedisConnections connections;

    private final Map<String, Queue<Integer>> seen = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        cluster = new TestCluster();
        connections = cluster.connect();
    }

    @AfterAll
    static void stop() {
        connections.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(ConsumptionMode.class)
    void streamsOfAllNodesAreReadAndPoisonIsDeadLettered(ConsumptionMode mode) {
        try (Fixture fixture = new Fixture(connections, "cluster", 8)) {
            fixture.redis.setMode(mode);
            StreamConsumer consumer = fixture.start(this::record);
            await().untilAsserted(() -> assertThat(consumer.streams()).isEqualTo(8));
            produce(fixture, 0);
            fixture.add(3, "bad", "-1");
            produce(fixture, 1);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(seen).hasSize(16).allSatisfy((key, numbers) -> assertThat(numbers)
                        .hasSize(100));
                assertThat(fixture.deadLetters()).hasSize(1);
                assertThat(fixture.pending()).isZero();
            });
            assertThat(consumer.failure()).isNull();
        }
    }

    @Test
    void orderIsKeptWhileInstancesComeAndGo() {
        try (Fixture fixture = new Fixture(connections, "cluster-order", 8)) {
            StreamConsumer first = fixture.start(this::record);
            produce(fixture, 0);
            StreamConsumer second = fixture.start(this::record);
            await().untilAsserted(() -> assertThat(second.streams()).isEqualTo(4));
            produce(fixture, 1);
            first.stop();
            produce(fixture, 2);

            List<Integer> all = IntStream.range(0, 150).boxed().toList();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(seen).hasSize(16).allSatisfy((key, numbers) -> assertThat(
                                    numbers.stream().distinct())
                            .containsExactlyElementsOf(all)));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void aDestinationOfOneStreamNeedsNoHashTag() {
        try (Fixture fixture = new Fixture(connections, "cluster-plain", 0)) {
            fixture.start(this::record);
            fixture.add(0, "key", "1");
            fixture.add(0, "bad", "-1");

            await().untilAsserted(() -> assertThat(seen).containsOnlyKeys("key"));
            await().untilAsserted(() -> assertThat(fixture.deadLetters()).hasSize(1));
            await().untilAsserted(() -> assertThat(fixture.pending()).isZero());
        }
    }

    @Test
    void anApplicationNamesItsNodesAndNothingElse() {
        String destination = TestRedis.unique("cluster-app");
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.data.redis.cluster.nodes=" + cluster.nodes(),
                        "spring.cloud.stream.redis.default.consumer.shards=4",
                        "spring.cloud.stream.redis.default.producer.shards=4",
                        "spring.cloud.stream.bindings.received-in-0.group=received",
                        "spring.cloud.stream.bindings.received-in-0.destination=" + destination)
                .run()) {
            IntStream.range(0, 20).forEach(i -> application
                    .getBean(StreamBridge.class)
                    .send(
                            destination,
                            org.springframework.messaging.support.MessageBuilder.withPayload("data" + i)
                                    .setHeader("subject", "key" + i)
                                    .setHeader("contentType", "text/plain")
                                    .build()));

            await().untilAsserted(() ->
                    assertThat(application.getBean(Received.class).texts()).hasSize(20));
        }
    }

    private static void produce(Fixture fixture, int phase) {
        for (int number = phase * 50; number < (phase + 1) * 50; number++) {
            for (int key = 0; key < 16; key++) {
                fixture.add(key % 8, "key" + key, String.valueOf(number));
            }
        }
    }

    private void record(StreamEntry entry, int attempt, long token) {
        int number = Integer.parseInt(String.valueOf(entry.text("data")));
        if (number < 0) {
            throw new IllegalStateException("bad");
        }
        seen.computeIfAbsent(String.valueOf(entry.text("subject")), key -> new ConcurrentLinkedQueue<>())
                .add(number);
    }

    record Received(Queue<String> texts) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Received texts() {
            return new Received(new ConcurrentLinkedQueue<>());
        }

        @Bean
        Consumer<String> received(Received received) {
            return received.texts()::add;
        }
    }
}
