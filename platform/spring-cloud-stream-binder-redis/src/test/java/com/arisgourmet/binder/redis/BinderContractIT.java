package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;

/**
 * What Spring Cloud Stream asks of every binder: the cases of its {@code AbstractBinderTests} and {@code
 * PartitionCapableBinderTests} that apply to this one. What is left out: Kryo and StreamListener are gone, errors go to dead
 * letters instead of error channels, and there are no polled consumers.
 */
class BinderContractIT {

    private final String destination = TestRedis.unique("contract");
    private final String other = TestRedis.unique("other");
    private final List<Binding<?>> bindings = new ArrayList<>();
    private final ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(Map.of(
                    "spring.data.redis.url",
                    TestRedis.serverUrl(),
                    "spring.cloud.stream.bindings.out.destination",
                    destination,
                    "spring.cloud.stream.bindings.other.destination",
                    other,
                    "spring.cloud.stream.bindings.parts.destination",
                    destination,
                    "spring.cloud.stream.bindings.parts.producer.partition-key-expression",
                    "headers['part']",
                    "spring.cloud.stream.bindings.parts.producer.partition-count",
                    "4",
                    "spring.cloud.stream.redis.bindings.parts.producer.shards",
                    "4"))
            .run();

    @AfterEach
    void stop() {
        bindings.forEach(Binding::unbind);
        application.close();
        TestRedis.commands().del(destination);
        TestRedis.commands().del(other);
        StreamNames.of(destination, 4).forEach(stream -> TestRedis.commands().del(stream));
    }

    @Test
    void eachGroupGetsEverything() {
        Queue<Message<?>> one = bind(destination, "one");
        Queue<Message<?>> two = bind(destination, "two");

        send("out", "paella");

        awaitPayloads(one, "paella");
        awaitPayloads(two, "paella");
    }

    @Test
    void whatWasSentBeforeAGroupHadAConsumerIsReceivedWhenItHasOne() {
        send("out", "paella");
        send("out", "gazpacho");

        awaitPayloads(bind(destination, "late"), "paella", "gazpacho");
    }

    @Test
    void aGroupThatIsBoundAgainGoesOnWhereItWas() {
        Queue<Message<?>> first = bind(destination, "group");
        send("out", "paella");
        awaitPayloads(first, "paella");
        bindings.removeFirst().unbind();
        send("out", "gazpacho");

        awaitPayloads(bind(destination, "group"), "gazpacho");
        awaitPayloads(first, "paella");
    }

    @Test
    void aBindingThatIsStoppedReceivesNothingUntilItIsStarted() {
        Queue<Message<?>> received = bind(destination, "group");
        send("out", "paella");
        awaitPayloads(received, "paella");

        bindings.getFirst().stop();
        assertThat(bindings.getFirst().isRunning()).isFalse();
        send("out", "gazpacho");
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(received).hasSize(1));
        bindings.getFirst().start();

        awaitPayloads(received, "paella", "gazpacho");
    }

    @Test
    void anonymousConsumersEachGetWhatIsSentWhileTheyAreBoundAndNothingElse() {
        send("out", "too early");
        Queue<Message<?>> one = bind(destination, null);
        Queue<Message<?>> two = bind(destination, null);
        awaitGroups(2);

        send("out", "paella");

        awaitPayloads(one, "paella");
        awaitPayloads(two, "paella");
        bindings.forEach(Binding::unbind);
        bindings.clear();
        awaitGroups(0);
    }

    @Test
    void oneBindingReadsSeveralDestinations() {
        Queue<Message<?>> received = new ConcurrentLinkedQueue<>();
        bind(destination, "group", received);
        bind(other, "group", received);

        send("out", "paella");
        send("other", "gazpacho");

        await().untilAsserted(() -> assertThat(payloads(received)).containsExactlyInAnyOrder("paella", "gazpacho"));
    }

    @Test
    void aMessageWithoutAContentTypeHasTheDefaultOfItsBinding() {
        Queue<Message<?>> received = bind(destination, "group");

        send("out", "paella");

        awaitPayloads(received, "paella");
        assertThat(received.element().getHeaders()).containsEntry("contentType", "application/json");
    }

    @Test
    void thePartitionThatSpringCloudStreamChoosesIsTheShard() {
        for (int part = 0; part < 4; part++) {
            application
                    .getBean(StreamBridge.class)
                    .send(
                            "parts",
                            MessageBuilder.withPayload("to " + part)
                                    .setHeader("part", part)
                                    .build());
        }

        List<String> inShards = IntStream.range(0, 4)
                .mapToObj(
                        part -> TestRedis.commands().xrange(StreamNames.shard(destination, 4, part), Range.unbounded()))
                .map(entries -> new String(entries.getFirst().getBody().get("data"), UTF_8))
                .toList();
        assertThat(inShards).containsExactly("to 0", "to 1", "to 2", "to 3");
    }

    private Queue<Message<?>> bind(String destination, String group) {
        Queue<Message<?>> received = new ConcurrentLinkedQueue<>();
        bind(destination, group, received);
        return received;
    }

    private void bind(String destination, String group, Queue<Message<?>> received) {
        DirectChannel channel = new DirectChannel();
        channel.setBeanFactory(application.getBeanFactory());
        channel.subscribe(received::add);
        RedisConsumerProperties redis = new RedisConsumerProperties();
        redis.setReadTimeout(Duration.ofMillis(100));
        redis.setLeaseTime(Duration.ofSeconds(1));
        bindings.add(binder().bindConsumer(destination, group, channel, new ExtendedConsumerProperties<>(redis)));
    }

    @SuppressWarnings("unchecked")
    private Binder<MessageChannel, ExtendedConsumerProperties<RedisConsumerProperties>, ?> binder() {
        return (Binder<MessageChannel, ExtendedConsumerProperties<RedisConsumerProperties>, ?>)
                application.getBean(BinderFactory.class).getBinder("redis", MessageChannel.class);
    }

    private void send(String binding, String payload) {
        application.getBean(StreamBridge.class).send(binding, payload);
    }

    private void awaitGroups(int groups) {
        await().untilAsserted(() ->
                assertThat(TestRedis.commands().xinfoGroups(destination)).hasSize(groups));
    }

    private static void awaitPayloads(Queue<Message<?>> received, String... expected) {
        await().untilAsserted(() -> assertThat(payloads(received)).containsExactly(expected));
    }

    private static List<String> payloads(Queue<Message<?>> received) {
        return received.stream()
                .map(message -> new String((byte[]) message.getPayload(), UTF_8))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
