package com.arisgourmet.local.outbox;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The relay's management port. Whatever it refuses is a {@link Problem} in its own words. */
final class RelayPort {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI actuator;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    RelayPort(String url) {
        this.actuator = URI.create(url.endsWith("/") ? url : url + "/").resolve("actuator/");
    }

    /** @param url null for the relay that {@code ./aris up} started */
    static RelayPort at(@Nullable String url) {
        try {
            return new RelayPort(url == null ? started() : url);
        } catch (IllegalArgumentException e) {
            throw new Problem("%s is no address of a relay: %s".formatted(url, e.getMessage()), e);
        }
    }

    private static String started() {
        return State.read(Home.current())
                .component("outbox-relay")
                .map(Component::managementPort)
                .map("http://127.0.0.1:%d"::formatted)
                .orElseThrow(
                        () -> new Problem("No relay is running here. Start with ./aris up, or name one with --url."));
    }

    /** @param query its values are text as it is */
    JsonNode get(String list, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(actuator.resolve(text.isEmpty() ? list : list + "?" + text))
                .GET());
    }

    JsonNode post(String operation, Map<String, String> arguments) {
        return send(HttpRequest.newBuilder(actuator.resolve(operation))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(arguments))));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request =
                builder.timeout(PATIENCE).header("Accept-Language", "en").build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new Problem(body.path("detail").asString("The relay answered " + response.statusCode() + "."));
            }
            return body;
        } catch (IOException | JacksonException e) {
            throw new Problem("%s does not answer as a relay does: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }
}
