package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that supplies a destination and consumes it, and whose health is looked at. */
class SupplierAndHealthIT {

    private final String counts = TestRedis.unique("counts");
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of(
                        "server.port", "0",
                        "spring.data.redis.url", TestRedis.serverUrl(),
                        "management.endpoint.health.show-details", "always",
                        "spring.integration.poller.fixed-delay", "50ms",
                        "spring.cloud.function.definition", "count;counted",
                        "spring.cloud.stream.bindings.count-out-0.destination", counts,
                        "spring.cloud.stream.bindings.counted-in-0.destination", counts,
                        "spring.cloud.stream.bindings.counted-in-0.group", "counted",
                        "spring.cloud.stream.redis.default.consumer.lease-time", "1s"))
                .run();
    }

    @AfterEach
    void stop() {
        application.close();
        TestRedis.commands().del(counts, Registration.key("counted", counts), StreamKeys.token("counted", counts));
    }

    @Test
    void whatASupplierSuppliesIsWrittenAndConsumedInOrder() {
        @SuppressWarnings("unchecked")
        Queue<String> counted = application.getBean("store", Queue.class);

        await().untilAsserted(() -> assertThat(counted).startsWith("1", "2", "3"));
        List<String> written = TestRedis.commands().xrange(counts, Range.unbounded()).stream()
                .map(entry -> new String(entry.getBody().get("data"), UTF_8))
                .toList();
        assertThat(written).startsWith("1", "2", "3");
    }

    @Test
    void theHealthOfTheBinderSaysWhatEachConsumerHolds() {
        await().untilAsserted(() -> assertThat(health())
                .contains("\"" + counts + "/counted\":{\"streams\":1,")
                .contains("\"status\":\"UP\""));
    }

    private String health() throws IOException, InterruptedException {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Queue<String> store() {
            return new ConcurrentLinkedQueue<>();
        }

        @Bean
        Supplier<String> count() {
            AtomicInteger last = new AtomicInteger();
            return () -> String.valueOf(last.incrementAndGet());
        }

        @Bean
        Consumer<String> counted(Queue<String> store) {
            return store::add;
        }
    }
}
