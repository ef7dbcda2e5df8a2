package com.arisgourmet.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway. Whatever it sends and gets is checked against the OpenAPI document. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI gateway;
    private final String token;

    private Api(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    public static Api anonymous() {
        return new Api(RunningSystem.gateway(), "");
    }

    public String token() {
        return token;
    }

    public Api as(String accessToken) {
        return new Api(gateway, accessToken);
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public JsonNode require(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "%s %s answered %d: %s".formatted(raw.request().method(), raw.uri(), status, raw.body()));
            }
            return body;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET(), "");
    }

    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, Object body, String idempotencyKey) {
        return post(path, JSON.writeValueAsString(body), "application/json", idempotencyKey);
    }

    Answer post(String path, String body, String contentType, String idempotencyKey) {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.POST(BodyPublishers.ofString(body)), body);
    }

    Answer put(String path, Map<String, Object> body) {
        String text = JSON.writeValueAsString(body);
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(text)), text);
    }

    /** @param body empty for none */
    public Answer call(String method, String path, Map<String, String> headers, String body) {
        return send(request(method, path, headers, body), body);
    }

    /** @return how long the answer took, which nobody looks at */
    public Duration timeOf(String method, String path, Map<String, String> headers, String body) {
        HttpRequest request = request(method, path, headers, body).build();
        long start = System.nanoTime();
        try {
            HTTP.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private HttpRequest.Builder request(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder builder, String body) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            OpenApiCheck.check(request, body, response);
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode(), response);
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
