package com.arisgourmet.local.demo;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.home.State;
import com.arisgourmet.local.lan.Lan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The public API as any client sees it. An answer of 400 or above is a {@link Refused}. */
public final class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http;
    private final @Nullable String token;

    private Gateway(URI base, HttpClient http, @Nullable String token) {
        this.base = base;
        this.http = http;
        this.token = token;
    }

    /** The gateway of a running installation. */
    public static Gateway of(Home home) {
        var url = State.read(home).gatewayUrl();
        if (url == null) {
            throw new Problem("Nothing is running. Start with ./aris up");
        }
        return at(url, Lan.serving(home, url).map(lan -> lan.trust(Secrets.in(home.secrets()))));
    }

    /**
     * A gateway at an address.
     *
     * @param trust what to trust instead of the usual authorities, see {@link Lan#trust}
     */
    public static Gateway at(String url, Optional<SSLContext> trust) {
        var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        trust.ifPresent(builder::sslContext);
        return new Gateway(URI.create(url), builder.build(), null);
    }

    /** The same, signed in. */
    public Gateway as(String accessToken) {
        return new Gateway(base, http, accessToken);
    }

    /** @param ifMatch the entity tag of what is replaced */
    public JsonNode put(String path, Object body, String ifMatch) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /**
     * A command that may be sent again.
     *
     * @param idempotencyKey the same for each try
     */
    public JsonNode post(String path, Object body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Opens a socket; the ticket in the path tells who is calling. */
    public WebSocket webSocket(String path, String subprotocol, WebSocket.Listener listener) {
        var scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
        var uri = URI.create(scheme + "://" + base.getRawAuthority()).resolve(path);
        return http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .subprotocols(subprotocol)
                .buildAsync(uri, listener)
                .join();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new Refused(
                        request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException | JacksonException e) {
            throw new Problem("%s does not answer as it should: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }

    /** The server said no. */
    public static final class Refused extends RuntimeException {
        private final int status;

        Refused(String call, int status, String body) {
            super("%s answered %d: %s".formatted(call, status, body));
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
