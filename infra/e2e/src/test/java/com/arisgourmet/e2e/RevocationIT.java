package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing out, as seen by every service and by an open socket. */
class RevocationIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A call of each service that any cook's token opens, at the service itself: the gateway must not be the only wall. */
    private record Door(int port, String path) {}

    private static final List<Door> DOORS = List.of(
            new Door(8081, "/api/v1/auth/me"),
            new Door(8082, "/api/v1/products"),
            new Door(8083, "/api/v1/tables"),
            new Door(8084, "/api/v1/orders"));

    @Test
    void whoeverSignsOutIsHeardOfByEveryServiceAndTheSocketCloses() {
        DemoRestaurant restaurant = DemoRestaurant.open();
        JsonNode tokens = DemoRestaurant.signIn(restaurant.slug(), "owner", restaurant.password());
        String access = tokens.get("access_token").asString();
        assertThat(DOORS).allSatisfy(door -> assertThat(status(door, access)).isEqualTo(200));

        try (KitchenSocket socket = KitchenSocket.open(Api.anonymous().as(access))) {
            Api.anonymous()
                    .post(
                            "/api/v1/auth/logout",
                            Map.of("refresh_token", tokens.get("refresh_token").asString()))
                    .require(204);
            long signedOut = System.nanoTime();

            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        assertThat(socket.closedWith()).isEqualTo(1008);
                        assertThat(DOORS).allSatisfy(door -> assertThat(status(door, access))
                                .isEqualTo(401));
                    });
            System.out.printf(
                    "signed out everywhere after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - signedOut).toMillis());
        }
        assertThat(restaurant.owner().get("/api/v1/auth/me").status())
                .as("the owner's other sign-in")
                .isEqualTo(200);
    }

    private static int status(Door door, String token) {
        HttpRequest request = HttpRequest.newBuilder(
                        RunningSystem.service(door.port()).resolve(door.path()))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(door + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
