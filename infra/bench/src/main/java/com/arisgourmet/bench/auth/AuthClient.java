package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Auth-service, spoken to from ever another address. */
public final class AuthClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI service;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public AuthClient(URI service) {
        this.service = service;
    }

    /** An owner of a restaurant. */
    public record Account(String restaurant, String email, String password) {
        @Override
        public String toString() {
            return "Account[" + restaurant + "]";
        }
    }

    public record Tokens(String access, String refresh) {
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    public Account register() throws IOException, InterruptedException {
        var account = new Account(
                "bench-" + UUID.randomUUID(),
                "owner@example.com",
                UUID.randomUUID().toString());
        post(
                "/api/v1/restaurants",
                Map.of(
                        "name", "Bench",
                        "slug", account.restaurant(),
                        "currency", "COP",
                        "timeZone", "America/Bogota",
                        "locale", "es",
                        "owner", Map.of("name", "Bench", "email", account.email(), "password", account.password())));
        return account;
    }

    public Tokens logIn(Account account) throws IOException, InterruptedException {
        return tokens(post(
                "/api/v1/auth/login",
                Map.of(
                        "restaurant", account.restaurant(),
                        "email", account.email(),
                        "password", account.password())));
    }

    /** The restaurant that a token is for. */
    public UUID restaurantOf(Tokens tokens) {
        String claims = tokens.access().split("\\.")[1];
        JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(claims));
        return UUID.fromString(read.required("rid").asString());
    }

    Tokens refresh(Tokens tokens) throws IOException, InterruptedException {
        return tokens(post("/api/v1/auth/refresh", Map.of("refresh_token", tokens.refresh())));
    }

    /** A request whose token is checked; completes when it was answered well. */
    CompletableFuture<Void> checked(Tokens tokens) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/restaurants/current"))
                .header("Authorization", "Bearer " + tokens.access())
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> {
            if (answer.statusCode() != 200) {
                throw new NotMeasurable("A good token was answered with %d.".formatted(answer.statusCode()));
            }
        });
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", UUID.randomUUID().toString())
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new NotMeasurable("%s was answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static Tokens tokens(JsonNode answer) {
        return new Tokens(
                answer.path("access_token").asString(""),
                answer.path("refresh_token").asString(""));
    }
}
