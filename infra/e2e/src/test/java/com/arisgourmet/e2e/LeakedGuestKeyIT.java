package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.DemoRestaurant.Guest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guest's token of a key that somebody else may hold, as seen by every service that takes guests. */
class LeakedGuestKeyIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void itIsRefusedEverywhereAndWhoScansAgainIsServed() {
        DemoRestaurant restaurant = DemoRestaurant.open();
        Guest guest = restaurant.scan(0);
        List<URI> doors = doors(guest);
        assertThat(doors).allSatisfy(door -> assertThat(status(door, guest)).isEqualTo(200));

        Management.replaceKeys(8083);
        long replaced = System.nanoTime();

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(doors)
                        .allSatisfy(door -> assertThat(status(door, guest)).isEqualTo(401)));
        System.out.printf(
                "guests of a leaked key refused everywhere after %d ms%n",
                Duration.ofNanos(System.nanoTime() - replaced).toMillis());

        Guest again = restaurant.scan(0);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(doors(again))
                .allSatisfy(door -> assertThat(status(door, again)).isEqualTo(200)));
    }

    /** At the services themselves, and at the gateway. */
    private static List<URI> doors(Guest guest) {
        String session = "/api/v1/table-sessions/" + guest.sessionId();
        return List.of(
                RunningSystem.service(8083).resolve(session),
                RunningSystem.service(8084).resolve("/api/v1/orders?tableSessionId=" + guest.sessionId()),
                RunningSystem.gateway().resolve(session));
    }

    private static int status(URI door, Guest guest) {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + guest.api().token())
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
