package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.lettuce.core.XTrimArgs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;

/** What operators reach over HTTP, and what an application is told. */
class EndpointsIT {

    private final String events = TestRedis.unique("endpoints");
    private final String group = "endpoints-" + Long.toString(System.nanoTime(), 36);
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of(
                        "server.port", "0",
                        "spring.application.name", "kitchen",
                        "spring.data.redis.url", TestRedis.serverUrl(),
                        "management.endpoints.web.exposure.include", "deadletters,streams",
                        "spring.cloud.stream.bindings.fails-in-0.destination", events,
                        "spring.cloud.stream.bindings.fails-in-0.group", group,
                        "spring.cloud.stream.bindings.fails-in-0.consumer.max-attempts", "1",
                        "spring.cloud.stream.redis.default.consumer.lease-time", "1s"))
                .run();
    }

    @AfterEach
    void stop() {
        application.close();
        TestRedis.commands()
                .del(
                        events,
                        Registration.key(group, events),
                        StreamKeys.token(group, events),
                        StreamKeys.beside("binder:dlq:" + group, events),
                        StreamKeys.retries(group, events),
                        StreamKeys.discarded(group, events));
    }

    @Test
    void aDeadLetterIsListedShownRetriedAndDiscarded() throws Exception {
        write("bad");
        await().until(() -> count() == 1);
        String id = id();

        assertThat(get("deadletters?group=" + group + "&id=" + URLEncoder.encode(id, UTF_8))
                        .body())
                .contains("\"data\":\"bad\"", "\"key\":\"order/1\"", "IllegalStateException: bad");

        assertThat(post(id, "\"decision\":\"retry\"").statusCode()).isEqualTo(200);
        await().until(() -> count() == 1 && !id().equals(id));

        HttpResponse<String> unexplained = post(id(), "\"decision\":\"discard\"");
        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(unexplained.body()).contains("reason: say why");
        assertThat(post(id(), "\"decision\":\"eat\"").statusCode()).isEqualTo(400);
        assertThat(post(id(), "\"decision\":\"discard\",\"reason\":\"a test\"").statusCode())
                .isEqualTo(200);
        assertThat(count()).isZero();
        assertThat(post(id, "\"decision\":\"retry\"").statusCode()).isEqualTo(404);
        assertThat(get("deadletters?group=" + group + "&id=" + URLEncoder.encode(id, UTF_8))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("deadletters?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void streamsShowWhoReadsThem() {
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                        JsonPath.<String>read(get("streams").body(), "$.destinations[0].groups[0].owner"))
                .isEqualTo("kitchen"));
    }

    @Test
    void theApplicationIsToldThatItsGroupMissedEntries() throws Exception {
        write("read");
        await().until(() -> count() == 1);
        application.close();
        write("missed");
        write("kept");
        TestRedis.commands().xtrim(events, new XTrimArgs().maxlen(1).exactTrimming());

        start();

        await().untilAsserted(() -> assertThat(application.getBean(Application.class).told)
                .extracting(GroupEvicted::group, GroupEvicted::stream)
                .containsExactly(tuple(group, events)));
    }

    private void write(String data) {
        TestRedis.commands().xadd(events, Map.of("data", data.getBytes(UTF_8), "subject", "order/1".getBytes(UTF_8)));
    }

    private int count() throws IOException, InterruptedException {
        return JsonPath.read(get("deadletters?group=" + group).body(), "$.items.length()");
    }

    private String id() throws IOException, InterruptedException {
        return JsonPath.read(get("deadletters?group=" + group).body(), "$.items[0].id");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String id, String decision) throws IOException, InterruptedException {
        String body = "{\"group\":\"%s\",\"id\":\"%s\",%s}".formatted(group, id, decision);
        return http.send(
                HttpRequest.newBuilder(at("deadletters"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port")
                + "/actuator/" + path);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        final Queue<GroupEvicted> told = new ConcurrentLinkedQueue<>();

        @EventListener
        void told(GroupEvicted loss) {
            told.add(loss);
        }

        @Bean
        Consumer<Message<byte[]>> fails() {
            return message -> {
                throw new IllegalStateException("bad");
            };
        }
    }
}
