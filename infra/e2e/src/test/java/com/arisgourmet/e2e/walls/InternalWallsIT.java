package com.arisgourmet.e2e.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.e2e.RunningSystem;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route between services, called at the service itself with every kind of token, and through the gateway. */
class InternalWallsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Integer> PORTS =
            Map.of("auth-service", 8081, "catalog-service", 8082, "table-service", 8083, "order-service", 8084);

    private static List<Visitor> visitors;
    private static TestServiceTokens serviceTokens;

    @BeforeAll
    static void build() throws Exception {
        Premises ours = Premises.open();
        visitors = new ArrayList<>(ours.people());
        visitors.addAll(BadTokens.visitors(ours));
        serviceTokens = TestServiceTokens.of(RunningSystem.secret("ARIS_SERVICE_SECRET"));
    }

    static Stream<Route> routes() {
        return Route.internal().stream();
    }

    @Test
    void eachOfTheFourServicesHasSome() {
        assertThat(routes().map(Route::service)).containsAll(PORTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aServicesTokenOpensItAndNoOtherDoes(Route route) {
        URI service = RunningSystem.service(PORTS.get(route.service()));
        Map<String, String> bad = new LinkedHashMap<>(serviceTokens.invalid(route.service()));
        visitors.forEach(visitor -> bad.put(visitor.name(), visitor.api().token()));
        SoftAssertions all = new SoftAssertions();
        bad.forEach((who, token) ->
                all.assertThat(status(service, route, token)).as(who).isEqualTo(401));
        all.assertThat(status(service, route, serviceTokens.good("order-service", route.service())))
                .as("a service")
                .isEqualTo(200);
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theGatewayLeadsNobodyThere(Route route) {
        String good = serviceTokens.good("gateway-service", route.service());
        SoftAssertions all = new SoftAssertions();
        visitors.forEach(visitor -> all.assertThat(
                        status(RunningSystem.gateway(), route, visitor.api().token()))
                .as(visitor.name())
                .isEqualTo(404));
        all.assertThat(status(RunningSystem.gateway(), route, good))
                .as("a service")
                .isEqualTo(404);
        all.assertAll();
    }

    /** Of an answer that may never end. */
    private static int status(URI server, Route route, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(route.path() + "?aggregate=nothing"))
                .method(route.method(), BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return answer.statusCode();
            }
        } catch (IOException e) {
            throw new AssertionError(route + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
