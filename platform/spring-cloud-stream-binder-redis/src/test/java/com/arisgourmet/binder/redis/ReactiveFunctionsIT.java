package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.integration.acks.AckUtils;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Functions that return before their work is done. */
class ReactiveFunctionsIT {

    private static final String GROUP = "group";

    private final String events = TestRedis.unique("reactive");
    private ConfigurableApplicationContext application;
    private Work work;

    @BeforeEach
    void start() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.data.redis.url", TestRedis.serverUrl(),
                "spring.cloud.function.definition", "awaited;orders;flux",
                "spring.cloud.stream.redis.default.consumer.read-timeout", "200ms",
                "spring.cloud.stream.redis.default.consumer.lease-time", "1s",
                "spring.cloud.stream.redis.bindings.flux-in-0.consumer.acknowledgements", "manual",
                "spring.cloud.stream.redis.bindings.flux-in-0.consumer.acknowledgement-timeout", "500ms"));
        for (String function : new String[] {"awaited", "orders", "flux"}) {
            String binding = "spring.cloud.stream.bindings." + function + "-in-0.";
            properties.put(binding + "destination", stream(function));
            properties.put(binding + "group", GROUP);
            properties.put(binding + "consumer.max-attempts", "3");
            properties.put(binding + "consumer.back-off-initial-interval", "20");
        }
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
        work = application.getBean(Work.class);
    }

    @AfterEach
    void stop() {
        work.release.tryEmitEmpty();
        application.close();
        for (String function : new String[] {"awaited", "orders", "flux"}) {
            String stream = stream(function);
            TestRedis.commands().del(stream, letters(function), StreamKeys.token(GROUP, stream));
        }
    }

    @Test
    void aMonoIsAwaitedBeforeTheAcknowledgement() {
        add("awaited", "slow");

        await().untilAsserted(() -> assertThat(work.begun).containsExactly("slow"));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(pending("awaited")).isEqualTo(1));

        work.release.tryEmitEmpty();
        await().untilAsserted(() -> assertThat(pending("awaited")).isZero());
        assertThat(work.done).containsExactly("slow");
    }

    @Test
    void aMonoThatFailsIsTriedAgainAndThenDeadLettered() {
        add("awaited", "bad");
        add("awaited", "fine");

        await().untilAsserted(() -> assertThat(work.done).containsExactly("fine"));
        assertThat(work.begun).containsExactly("bad", "bad", "bad", "fine");
        assertThat(deadLetters("awaited")).isEqualTo(1);
    }

    @Test
    void aPayloadThatCantBeReadEndsNothingButItself() {
        add("orders", "{\"dish\":");
        add("orders", "{\"dish\":\"paella\"}");

        await().untilAsserted(() -> assertThat(work.done).containsExactly("paella"));
        assertThat(deadLetters("orders")).isEqualTo(1);
    }

    @Test
    void aFluxAcknowledgesWhatItHasDone() {
        add("flux", "slow");

        await().untilAsserted(() -> assertThat(work.begun).contains("slow"));
        assertThat(pending("flux")).isEqualTo(1);

        work.release.tryEmitEmpty();
        await().untilAsserted(() -> assertThat(pending("flux")).isZero());
        assertThat(deadLetters("flux")).isZero();
    }

    @Test
    void whatAFluxRejectsIsDeadLetteredAtOnceAndWhatItForgetsIsTriedAgain() {
        add("flux", "reject");
        add("flux", "forget");
        add("flux", "requeue");

        await().untilAsserted(() -> assertThat(deadLetters("flux")).isEqualTo(3));
        assertThat(work.begun).containsExactly("reject", "forget", "forget", "forget", "requeue", "requeue", "requeue");
    }

    @Test
    void aFluxThatHasEndedLosesNothing() {
        add("flux", "break");
        add("flux", "after");

        await().untilAsserted(() -> assertThat(work.begun).containsExactly("break"));
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(deadLetters("flux")).isZero();
            assertThat(pending("flux")).isEqualTo(2);
        });
    }

    private String stream(String function) {
        return events + ":" + function;
    }

    private String letters(String function) {
        return StreamKeys.beside("binder:dlq:" + GROUP, stream(function));
    }

    private void add(String function, String data) {
        TestRedis.commands().xadd(stream(function), Map.of("data", data.getBytes(UTF_8)));
    }

    private long pending(String function) {
        return TestRedis.commands().xpending(stream(function), GROUP).getCount();
    }

    private long deadLetters(String function) {
        return TestRedis.commands().xlen(letters(function));
    }

    record Dish(String dish) {}

    static final class Work {
        final Queue<String> begun = new ConcurrentLinkedQueue<>();
        final Queue<String> done = new ConcurrentLinkedQueue<>();
        final Sinks.Empty<Void> release = Sinks.empty();

        Mono<Void> on(Message<byte[]> message) {
            String data = new String(message.getPayload(), UTF_8);
            begun.add(data);
            Mono<Void> outcome =
                    switch (data) {
                        case "slow" -> release.asMono();
                        case "bad" -> Mono.error(new IllegalStateException("bad"));
                        default -> Mono.delay(Duration.ofMillis(5)).then();
                    };
            return outcome.then(Mono.fromRunnable(() -> done.add(data)));
        }

        Mono<Void> answer(Message<byte[]> message) {
            String data = new String(message.getPayload(), UTF_8);
            var callback = StaticMessageHeaderAccessor.getAcknowledgmentCallback(message);
            switch (data) {
                case "reject" -> AckUtils.reject(callback);
                case "requeue" -> AckUtils.requeue(callback);
                case "break" -> throw new IllegalStateException("break");
                case "forget" -> {}
                default -> {
                    return release.asMono().doFinally(signal -> AckUtils.accept(callback));
                }
            }
            return Mono.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Work work() {
            return new Work();
        }

        @Bean
        Function<Message<byte[]>, Mono<Void>> awaited(Work work) {
            return work::on;
        }

        @Bean
        Function<Dish, Mono<Void>> orders(Work work) {
            return dish -> Mono.fromRunnable(() -> work.done.add(dish.dish()));
        }

        @Bean
        Consumer<Flux<Message<byte[]>>> flux(Work work) {
            return messages -> messages.doOnNext(message -> work.begun.add(new String(message.getPayload(), UTF_8)))
                    .flatMap(work::answer)
                    .subscribe();
        }
    }
}
