package com.arisgourmet.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.testsupport.TestServers;
import com.arisgourmet.testsupport.proxy.FaultProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** At an instance that reaches its database and, from its start, no Redis. */
class WithoutRedisIT extends AuthServiceTestBase {
    private static final URI SHARED = URI.create(TestServers.redisUrl());
    private static FaultProxy redis;
    private static ConfigurableApplicationContext instance;
    private static WebTestClient cutOff;

    @BeforeAll
    static void start() {
        redis = FaultProxy.to(SHARED.getHost(), SHARED.getPort());
        redis.refuse();
        String url = SHARED.toString().replace(SHARED.getHost() + ":" + SHARED.getPort(), "127.0.0.1:" + redis.port());
        instance = startAnother(Map.of("aris.key-encryption-key", KEY, "spring.data.redis.url", url));
        cutOff = clientOf(instance);
    }

    @AfterAll
    static void stop() {
        instance.close();
        redis.close();
    }

    @AfterEach
    void takeRedisAway() {
        redis.refuse();
    }

    @Test
    void nobodyIsKeptFromSigningInBecauseAttemptsCannotBeCounted() {
        for (int attempt = 0; attempt < 11; attempt++) {
            signIn("guess").expectStatus().isUnauthorized();
        }
        signIn(PASSWORD).expectStatus().isOk();
    }

    @Test
    void whoeverSignsOutIsOutAllTheSame() {
        String tokens = body(signIn(PASSWORD));
        String access = text(tokens, "$.access_token");
        assertThat(status(access)).isEqualTo(200);

        send("/api/v1/auth/logout", "{\"refresh_token\": \"%s\"}".formatted(text(tokens, "$.refresh_token")))
                .expectStatus()
                .isNoContent();

        await().atMost(Duration.ofSeconds(20)).until(() -> status(access) == 401);
    }

    @Test
    void guessesAtAPinAreCountedAllTheSame() {
        String owner = ownerToken();
        String tablet = pairedDevice(owner);
        http.put()
                .uri("/api/v1/auth/me/pin")
                .headers(headers -> headers.setBearerAuth(owner))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currentPassword\": \"%s\", \"pin\": \"2580\"}".formatted(PASSWORD))
                .exchange()
                .expectStatus()
                .isNoContent();
        String subject = text(body(get("/api/v1/auth/me", owner)), "$.subject");

        for (int guess = 0; guess < 4; guess++) {
            type(tablet, subject, "1379").expectStatus().isUnauthorized();
        }
        type(tablet, subject, "2580").expectStatus().isEqualTo(429);
    }

    @Test
    void onceRedisIsThereAttemptsAreCounted() {
        redis.accept();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        signIn("guess").returnResult(Void.class).getStatus().value() == 429);
    }

    private WebTestClient.ResponseSpec signIn(String password) {
        return send("/api/v1/auth/login", """
                {"restaurant": "%s", "email": "%s", "password": "%s"}""".formatted(slug, OWNER, password));
    }

    private static WebTestClient.ResponseSpec type(String tablet, String staffId, String pin) {
        return cutOff.post()
                .uri("/api/v1/auth/pin")
                .header("Device-Credential", tablet)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"staffId\": \"%s\", \"pin\": \"%s\"}".formatted(staffId, pin))
                .exchange();
    }

    private static WebTestClient.ResponseSpec send(String path, String json) {
        return cutOff.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static int status(String token) {
        return cutOff.get()
                .uri("/api/v1/auth/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
