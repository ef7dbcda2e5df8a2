package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Clients that read slowly or not at all, over real sockets with small buffers. */
@TestPropertySource(properties = {"aris.stream.coalesce-above=16KB", "aris.stream.close-above=48KB"})
class SlowClientsIT extends GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FROZEN = 1_000;
    private static final int MORE_THAN_FITS = 1_000;
    private static final int AT_A_TIME = 20;

    @LocalServerPort
    int port;

    @Autowired
    Tickets tickets;

    @Autowired
    TokenVerifier tokens;

    @Autowired
    MeterRegistry meters;

    private final UUID restaurant = UUID.randomUUID();
    private final Relay relay = new Relay();
    private final List<RawSocket> slow = new ArrayList<>();
    private Screen healthy;

    @BeforeEach
    void oneReadsAllAtOnce() {
        relay.takeFence(restaurant);
        ORDER.answers("/api/v1/orders", () -> Mono.just("{\"items\":[],\"nextCursor\":null}"));
        healthy = new Screen(port, ticket()).subscribe("kitchen");
        await().atMost(PATIENCE).until(healthy::hasSnapshot);
    }

    @AfterEach
    void leave() throws IOException {
        for (RawSocket socket : slow) {
            socket.close();
        }
        healthy.close();
        relay.close();
        await().atMost(PATIENCE).until(() -> connections() == 0);
    }

    @Test
    void whoeverReadsNothingForAWhileThenGetsTheLatestOfEachOrderAndIsToldThatSomeWereMerged() throws IOException {
        RawSocket client = listening();
        client.readEvery(RawSocket.NEVER);
        UUID order = UUID.randomUUID();
        long last = MORE_THAN_FITS;
        LongStream.rangeClosed(1, last).forEach(version -> publish(order, version));
        await().atMost(PATIENCE).until(() -> healthy.versions().contains(last));

        client.readEvery(Duration.ZERO);

        await().atMost(PATIENCE).until(() -> versions(client).contains(last));
        assertThat(versions(client)).isSorted().doesNotHaveDuplicates().hasSizeLessThan((int) last);
        assertThat(client.frames()).anyMatch(frame -> frame.path("coalesced").asBoolean(false));
        assertThat(client.ended()).isFalse();
    }

    @Test
    void whoeverFallsFartherBehindThanCanWaitIsClosedWith4408() throws IOException {
        RawSocket client = listening();
        client.readEvery(Duration.ofMillis(2));

        for (int i = 0; i < MORE_THAN_FITS; i++) {
            publish(UUID.randomUUID(), 1);
        }

        await().atMost(PATIENCE).until(client::ended);
        assertThat(client.closeCode()).isEqualTo(4408);
    }

    @Test
    void frozenClientsAreCutOffAndNobodyElseWaitsForThem() throws IOException {
        for (int i = 0; i < FROZEN; i++) {
            subscribing();
        }
        slow.forEach(SlowClientsIT::awaitSnapshot);
        slow.forEach(client -> client.readEvery(RawSocket.NEVER));
        assertThat(connections()).isEqualTo(FROZEN + 1);

        publishOfMany();

        assertThat(healthy.frames()).noneMatch(frame -> frame.path("coalesced").asBoolean(false));
        await().atMost(PATIENCE).until(() -> connections() == 1);
    }

    private RawSocket listening() throws IOException {
        RawSocket client = subscribing();
        awaitSnapshot(client);
        return client;
    }

    private RawSocket subscribing() throws IOException {
        RawSocket client = new RawSocket(port, ticket());
        slow.add(client);
        return client.text("{\"type\":\"subscribe\",\"channel\":\"kitchen\"}");
    }

    private static void awaitSnapshot(RawSocket client) {
        await().atMost(PATIENCE).until(() -> client.frames().stream().anyMatch(frame -> isOf(frame, "snapshot")));
    }

    /** Events of as many orders, none of which can stand for another, as fast as whoever reads at once has them. */
    private void publishOfMany() {
        for (int events = 1; events <= MORE_THAN_FITS; events++) {
            publish(UUID.randomUUID(), 1);
            int published = events;
            if (published % AT_A_TIME == 0) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> healthy.versions().size() == published);
            }
        }
    }

    private void publish(UUID order, long version) {
        relay.publish(restaurant, Events.order(restaurant, order, version, UUID.randomUUID(), "grill"));
    }

    private static List<Long> versions(RawSocket client) {
        return client.frames().stream()
                .filter(frame -> isOf(frame, "event"))
                .map(frame -> frame.at("/event/aggregateversion").asLong())
                .toList();
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private double connections() {
        return meters.get("aris.stream.connections").gauge().value();
    }

    private String ticket() {
        String token = Fleet.staff(restaurant, "kitchen", Duration.ofHours(1), "kitchen:read", "order:read");
        return tokens.verify(token).flatMap(tickets::issue).block();
    }
}
