package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

class RoundTripIT {

    private final String events = TestRedis.unique("events");
    private final String shouts = TestRedis.unique("shouts");
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.data.redis.url",
                        TestRedis.serverUrl(),
                        "spring.cloud.function.definition",
                        "received;shout;dishes;together",
                        "spring.cloud.stream.bindings.received-in-0.destination",
                        events,
                        "spring.cloud.stream.bindings.received-in-0.group",
                        "received",
                        "spring.cloud.stream.bindings.shout-in-0.destination",
                        events,
                        "spring.cloud.stream.bindings.shout-in-0.group",
                        "shout",
                        "spring.cloud.stream.bindings.shout-out-0.destination",
                        shouts,
                        "spring.cloud.stream.bindings.together-in-0.destination",
                        events,
                        "spring.cloud.stream.bindings.dishes-in-0.destination",
                        shouts,
                        "spring.cloud.stream.redis.default.consumer.read-timeout",
                        "200ms"))
                .properties(Map.of(
                        "spring.cloud.stream.redis.default.consumer.lease-time", "1s",
                        "spring.cloud.stream.bindings.together-in-0.group", "together",
                        "spring.cloud.stream.bindings.together-in-0.consumer.batch-mode", "true",
                        "spring.cloud.stream.redis.bindings.together-in-0.consumer.dead-letters", events + ":dlq",
                        "spring.cloud.stream.redis.bindings.together-in-0.consumer.shards", "4",
                        "spring.cloud.stream.bindings.received-in-0.consumer.use-native-decoding", "true",
                        "spring.cloud.stream.redis.bindings.received-in-0.consumer.shards", "4",
                        "spring.cloud.stream.redis.bindings.shout-in-0.consumer.shards", "4",
                        "spring.cloud.stream.redis.bindings.out.producer.shards", "4",
                        "spring.cloud.stream.bindings.out.destination", events))
                .run();
    }

    @AfterEach
    void stop() {
        application.close();
        StreamNames.of(events, 4).forEach(stream -> TestRedis.commands()
                .del(
                        stream,
                        "binder:token:received:" + stream,
                        "binder:token:shout:" + stream,
                        "binder:token:together:" + stream));
        TestRedis.commands().del(shouts, StreamKeys.beside(events + ":dlq", StreamNames.shard(events, 4, 2)));
    }

    @Test
    void aMessageSentByStreamBridgeArrivesWithItsHeaders() {
        Received received = application.getBean(Received.class);

        application
                .getBean(StreamBridge.class)
                .send(
                        "out",
                        MessageBuilder.withPayload("{\"dish\":\"paella\"}")
                                .setHeader("contentType", "application/json")
                                .setHeader("subject", "order/1")
                                .setHeader("type", "order.placed.v1")
                                .setHeader("field_id", "event-1")
                                .build());

        await().untilAsserted(() -> assertThat(received.messages).hasSize(1));
        Message<byte[]> message = received.messages.element();
        assertThat(new String(message.getPayload(), UTF_8)).isEqualTo("{\"dish\":\"paella\"}");
        assertThat(message.getHeaders())
                .containsEntry("subject", "order/1")
                .containsEntry("type", "order.placed.v1")
                .containsEntry("field_id", "event-1")
                .containsEntry(RedisHeaders.STREAM, StreamNames.shard(events, 4, StreamNames.shardOf("order/1", 4)))
                .containsKey(RedisHeaders.ENTRY_ID);
        assertThat(String.valueOf(message.getHeaders().get("contentType"))).isEqualTo("application/json");
    }

    @Test
    void aFunctionReadsOneDestinationAndWritesAnother() {
        Received received = application.getBean(Received.class);
        await().ignoreExceptions()
                .until(() -> !TestRedis.commands().xinfoGroups(shouts).isEmpty());
        add(Map.of("data", "{\"dish\":\"gazpacho\"}", "subject", "order/2", "contentType", "application/json"));

        await().untilAsserted(() -> assertThat(received.dishes).containsExactly(new Dish("GAZPACHO")));
    }

    @Test
    void withNativeDecodingACloudEventArrivesByteForByteAndIsObserved() {
        Received received = application.getBean(Received.class);
        await().ignoreExceptions()
                .until(() -> !TestRedis.commands().xinfoGroups(shouts).isEmpty());
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"type\":\"order.placed.v1\",\"source\":\"order\",\"data\":{\"dish\":\"tortilla\"}}";
        add(Map.of(
                "data",
                event,
                "contentType",
                "application/cloudevents+json",
                "id",
                "7",
                "type",
                "order.placed.v1",
                "subject",
                "order/7",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        await().untilAsserted(() -> assertThat(received.messages).hasSize(1));
        Message<byte[]> message = received.messages.element();
        assertThat(new String(message.getPayload(), UTF_8)).isEqualTo(event);
        assertThat(message.getHeaders())
                .containsEntry("field_id", "7")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await().untilAsserted(() -> assertThat(received.dishes).containsExactly(new Dish("TORTILLA")));
        await().untilAsserted(() -> TestObservationRegistryAssert.assertThat(
                        application.getBean(TestObservationRegistry.class))
                .hasObservationWithNameEqualTo("redis.stream.process")
                .that()
                .hasContextualNameEqualTo(events + " process")
                .hasBeenStopped());
    }

    @Test
    void aBatchIsAListOfConvertedPayloadsWithTheHeadersOfEachAndWithoutThoseThatCantBeRead() {
        Received received = application.getBean(Received.class);
        add(Map.of("data", "{\"dish\":\"gazpacho\"}", "subject", "order/2", "contentType", "application/json"));
        add(Map.of("data", "{\"dish\":", "subject", "order/3", "contentType", "application/json"));
        add(Map.of("data", "{\"dish\":\"flan\"}", "subject", "order/4", "contentType", "application/json"));

        await().untilAsserted(() ->
                assertThat(received.together).containsExactlyInAnyOrder("order/2 gazpacho", "order/4 flan"));
        await().untilAsserted(() -> assertThat(
                        TestRedis.commands().xlen(StreamKeys.beside(events + ":dlq", StreamNames.shard(events, 4, 2))))
                .isEqualTo(1));
    }

    private void add(Map<String, String> fields) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        fields.forEach((field, value) -> bytes.put(field, value.getBytes(UTF_8)));
        TestRedis.commands().xadd(StreamNames.shard(events, 4, 2), bytes);
    }

    record Dish(String dish) {}

    static final class Received {
        final Queue<Message<byte[]>> messages = new ConcurrentLinkedQueue<>();
        final Queue<Dish> dishes = new ConcurrentLinkedQueue<>();
        final Queue<String> together = new ConcurrentLinkedQueue<>();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Received store() {
            return new Received();
        }

        @Bean
        TestObservationRegistry observationRegistry() {
            return TestObservationRegistry.create();
        }

        @Bean
        Consumer<Message<byte[]>> received(Received received) {
            return message -> Mono.fromRunnable(() -> received.messages.add(message))
                    .delaySubscription(Duration.ofMillis(5))
                    .block();
        }

        @Bean
        Function<Dish, Dish> shout() {
            return dish -> new Dish(dish.dish().toUpperCase(java.util.Locale.ROOT));
        }

        @Bean
        Consumer<Message<List<Dish>>> together(Received received) {
            return batch -> {
                List<?> headers = batch.getHeaders().get(BinderHeaders.BATCH_HEADERS, List.class);
                for (int i = 0; i < headers.size(); i++) {
                    received.together.add(((Map<?, ?>) headers.get(i)).get("subject") + " "
                            + batch.getPayload().get(i).dish());
                }
            };
        }

        @Bean
        Consumer<Dish> dishes(Received received) {
            return received.dishes::add;
        }
    }
}
