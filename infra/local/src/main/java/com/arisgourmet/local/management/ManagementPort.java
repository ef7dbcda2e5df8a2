package com.arisgourmet.local.management;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A service's management port. Whatever it refuses is a {@link Problem} in its own words. */
public final class ManagementPort {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String service;
    private final URI actuator;
    private @Nullable String refusal;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ManagementPort(String service, String url) {
        this.service = service;
        this.actuator = URI.create(url.endsWith("/") ? url : url + "/").resolve("actuator/");
    }

    /** @param url null for the one that {@code ./aris up} started */
    public static ManagementPort of(String service, @Nullable String url) {
        try {
            return new ManagementPort(service, url == null ? started(service) : url);
        } catch (IllegalArgumentException e) {
            throw new Problem("%s is no address of %s: %s".formatted(url, service, e.getMessage()), e);
        }
    }

    /**
     * Of all services that {@code ./aris up} started.
     *
     * @param url if not null, of the one service there
     */
    public static List<ManagementPort> ofServices(@Nullable String url) {
        if (url != null) {
            return List.of(of("the service", url));
        }
        List<ManagementPort> running = State.read(Home.current()).components().stream()
                .filter(component -> component.name().endsWith("-service") && component.managementPort() > 0)
                .map(component -> of(component.name(), null))
                .toList();
        if (running.isEmpty()) {
            throw new Problem("No service is running here. Start with ./aris up, or name one with --url.");
        }
        return running;
    }

    private static String started(String service) {
        return State.read(Home.current())
                .component(service)
                .map(Component::managementPort)
                .map("http://127.0.0.1:%d"::formatted)
                .orElseThrow(() -> new Problem(
                        "No %s is running here. Start with ./aris up, or name one with --url.".formatted(service)));
    }

    /** @param query its values are text as it is */
    public JsonNode get(String list, Map<String, String> query) {
        return known(find(list, query));
    }

    /** Empty if there is no such thing, or nothing that knows of such things. */
    public Optional<JsonNode> find(String list, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(actuator.resolve(text.isEmpty() ? list : list + "?" + text))
                .GET());
    }

    public JsonNode post(String operation, Map<String, String> arguments) {
        return known(tryPost(operation, arguments));
    }

    /** Empty if there is no such thing, or nothing that knows of such things. */
    public Optional<JsonNode> tryPost(String operation, Map<String, String> arguments) {
        return send(HttpRequest.newBuilder(actuator.resolve(operation))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(arguments))));
    }

    private JsonNode known(Optional<JsonNode> answer) {
        return answer.orElseThrow(() -> new Problem(refusal == null ? "%s answered 404.".formatted(service) : refusal));
    }

    private Optional<JsonNode> send(HttpRequest.Builder builder) {
        HttpRequest request =
                builder.timeout(PATIENCE).header("Accept-Language", "en").build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() == 404) {
                refusal = body.path("detail").asString(null);
                return Optional.empty();
            }
            if (response.statusCode() >= 400) {
                throw new Problem(
                        body.path("detail").asString("%s answered %d.".formatted(service, response.statusCode())));
            }
            return Optional.of(body);
        } catch (IOException | JacksonException e) {
            throw new Problem("%s does not answer as %s does: %s".formatted(request.uri(), service, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }
}
