package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import com.arisgourmet.gateway.StandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamIT extends GatewayIT {
    private static final Duration HOUR = Duration.ofHours(1);

    @LocalServerPort
    int port;

    @Autowired
    WebTestClient http;

    @Autowired
    Revocations revocations;

    private final UUID restaurant = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final List<Screen> screens = new ArrayList<>();
    private final Relay relay = new Relay();

    @BeforeEach
    void services() {
        relay.takeFence(restaurant);
        ORDER.answers("/api/v1/orders", () -> Mono.fromSupplier(this::ordersNow));
        TABLE.answers("/api/v1/tables", () -> Mono.just("{\"items\":[],\"nextCursor\":null}"));
        TABLE.answers(
                "/api/v1/table-sessions/" + session, () -> Mono.just("{\"id\":\"" + session + "\",\"version\":1}"));
    }

    @AfterEach
    void leave() {
        screens.forEach(Screen::close);
        relay.close();
    }

    @Test
    void betweenSnapshotAndTailNothingIsLostOrDoubledWhileWritesRace() {
        List<UUID> orders =
                IntStream.range(0, 4).mapToObj(i -> UUID.randomUUID()).toList();
        long last = 60;
        List<Screen> racing = new ArrayList<>();
        for (long version = 1; version <= last; version++) {
            for (UUID one : orders) {
                committed.put(one, version);
            }
            if (version % 10 == 5) {
                racing.add(screen(cook()).subscribe("kitchen"));
            }
            for (UUID one : orders) {
                publish(one, version);
            }
        }
        for (Screen screen : racing) {
            orders.forEach(one -> isWhole(screen, "order/" + one, last));
        }
    }

    /** Two services are asked, one after the other, while both write. */
    @Test
    void betweenTheTwoSnapshotsOfTheFloorAndTheTailNothingIsLostOrDoubledWhileWritesRace() {
        AtomicLong changes = new AtomicLong();
        TABLE.answers("/api/v1/table-sessions", () -> Mono.fromSupplier(() -> list(session, changes.get())));
        long last = 60;
        List<Screen> racing = new ArrayList<>();
        for (long version = 1; version <= last; version++) {
            committed.put(order, version);
            changes.set(version);
            if (version % 10 == 5) {
                racing.add(screen(Fleet.staff(restaurant, "host", HOUR, "floor:read", "order:read"))
                        .subscribe("floor"));
            }
            publish(order, version);
            relay.publish(restaurant, Events.session("table-session.changed.v1", restaurant, session, version));
        }
        for (Screen screen : racing) {
            isWhole(screen, "order/" + order, last);
            isWhole(screen, "table-session/" + session, last);
        }
    }

    /** Each version after the one its snapshot shows has come once and in order, up to the last. */
    private static void isWhole(Screen screen, String subject, long last) {
        await().until(screen::hasSnapshot);
        long shown = shown(screen).getOrDefault(subject, 0L);
        List<Long> since = LongStream.rangeClosed(shown + 1, last).boxed().toList();
        await().untilAsserted(() -> assertThat(versionsOf(screen, subject)).isEqualTo(since));
    }

    @Test
    void aClientThatComesBackGetsExactlyWhatItMissed() {
        Screen first = screen(cook()).subscribe("kitchen");
        await().until(first::hasSnapshot);
        publish(order, 1);
        publish(order, 2);
        await().until(() -> first.versions().size() == 2);
        String cursor = first.frames("event").getLast().path("cursor").asString();
        first.close();
        publish(order, 3);
        publish(order, 4);
        Screen second = screen(cook()).subscribe("kitchen", cursor);
        await().untilAsserted(() -> assertThat(second.versions()).containsExactly(3L, 4L));
        publish(order, 5);
        await().untilAsserted(() -> assertThat(second.versions()).containsExactly(3L, 4L, 5L));
        assertThat(second.frames("subscribed").getFirst().path("recovered").asBoolean())
                .isTrue();
        assertThat(second.frames("snapshot")).isEmpty();
    }

    @Test
    void whoseSnapshotMayShowWhatCameSinceIsToldToStartAgain() {
        String cursor = cursorOfASnapshot();
        publish(order, 3);
        Screen second = screen(cook()).subscribe("kitchen", cursor);
        await().untilAsserted(() -> assertThat(second.frames("resync")).hasSize(1));
        assertThat(second.frames("event")).isEmpty();
        second.subscribe("kitchen");
        await().until(second::hasSnapshot);
        publish(order, 4);
        await().untilAsserted(() -> assertThat(second.versions()).endsWith(4L));
        assertThat(second.versions()).isSorted().doesNotHaveDuplicates();
        assertThat(second.frames("resync")).hasSize(1);
    }

    @Test
    void whoseSnapshotIsOlderThanWhatCameSinceGetsExactlyThat() {
        String cursor = cursorOfASnapshot();
        Instant later = Instant.now().plusSeconds(60);
        relay.publish(restaurant, Events.happened(later, Events.order(restaurant, order, 3, session, "grill")));
        Screen second = screen(cook()).subscribe("kitchen", cursor);
        await().untilAsserted(() -> assertThat(second.versions()).containsExactly(3L));
        assertThat(second.frames("resync")).isEmpty();
        assertThat(second.frames("snapshot")).isEmpty();
    }

    private String cursorOfASnapshot() {
        publish(order, 1);
        try (Screen first = screen(cook()).subscribe("kitchen")) {
            await().until(first::hasSnapshot);
            return first.frames("snapshot").getLast().path("cursor").asString();
        }
    }

    @Test
    void aCursorOlderThanTheRingIsServedFromRedis() {
        publish(order, 1);
        Screen first = screen(cook()).subscribe("kitchen");
        await().until(first::hasSnapshot);
        publish(order, 2);
        await().until(() -> first.versions().size() == 1);
        String cursor = first.frames("event").getFirst().path("cursor").asString();
        long last = 1_300;
        LongStream.rangeClosed(3, last).forEach(version -> publish(order, version));
        Screen second = screen(cook()).subscribe("kitchen", cursor);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(second.versions()).last().isEqualTo(last));
        assertThat(second.frames("subscribed").getFirst().path("recovered").asBoolean())
                .isTrue();
        assertThat(second.versions()).startsWith(3L).isSorted().doesNotHaveDuplicates();
        assertThat(second.frames("event").stream().anyMatch(frame -> frame.has("coalesced"))
                        || second.versions().size() == last - 2)
                .isTrue();
    }

    @Test
    void aCursorOfAnotherEpochGetsASnapshotAndIsToldSo() {
        publish(order, 1);
        String foreign = new Cursor(999, EventStreams.shardOf(restaurant), new EntryId(1, 1)).encoded();
        Screen screen = screen(cook()).subscribe("kitchen", foreign);
        await().until(screen::hasSnapshot);
        assertThat(screen.frames("subscribed").getFirst().path("recovered").asBoolean())
                .isFalse();
    }

    @Test
    void aNewEpochMakesEveryoneStartAgain() {
        publish(order, 1);
        Screen screen = screen(cook()).subscribe("kitchen");
        await().until(screen::hasSnapshot);
        relay.beginEpoch(restaurant);
        await().untilAsserted(() -> assertThat(screen.frames("resync")).hasSize(1));
        screen.subscribe("kitchen");
        await().until(() -> screen.frames("snapshot").size() == 2);
        publish(order, 2);
        await().untilAsserted(() -> assertThat(screen.versions()).containsExactly(2L));
    }

    @Test
    void anEventTheRelayPublishesTwiceArrivesOnce() {
        Screen screen = screen(cook()).subscribe("kitchen");
        await().until(screen::hasSnapshot);
        String event = Events.order(restaurant, order, 1, session, "grill");
        relay.publish(restaurant, event);
        relay.publish(restaurant, event);
        publish(order, 2);
        relay.publish(restaurant, event);
        publish(order, 3);
        await().until(() -> screen.versions().contains(3L));
        assertThat(screen.versions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anotherRestaurantsEventsNeverArrive() {
        UUID neighbour = Stream.generate(UUID::randomUUID)
                .filter(id -> EventStreams.shardOf(id) == EventStreams.shardOf(restaurant))
                .findFirst()
                .orElseThrow();
        Screen screen = screen(cook()).subscribe("kitchen").subscribe("orders").subscribe("menu");
        await().until(() -> screen.frames("subscribed").size() == 3);
        await().until(screen::hasSnapshot);
        relay.publish(neighbour, Events.order(neighbour, UUID.randomUUID(), 7, session, "grill"));
        publish(order, 1);
        await().until(() -> screen.versions().size() == 2);
        assertThat(screen.frames("event"))
                .allMatch(frame -> frame.at("/event/restaurantid").asString().equals(restaurant.toString()));
    }

    @Test
    void aStationHearsOfItsOwnItemsOnly() {
        Screen screen = screen(cook());
        screen.send("{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"station\":\"bar\"}");
        await().until(screen::hasSnapshot);
        publish(order, 1);
        UUID drinks = UUID.randomUUID();
        relay.publish(restaurant, Events.order(restaurant, drinks, 1, session, "bar"));
        await().until(() -> !screen.frames("event").isEmpty());
        assertThat(screen.frames("event"))
                .singleElement()
                .matches(frame -> frame.at("/event/subject").asString().equals("order/" + drinks));
    }

    @Test
    void aGuestHearsOfTheOwnSessionAndIsSentAwayWhenItCloses() {
        Screen guest = screen(Fleet.guest(restaurant, session)).subscribe("session");
        await().until(guest::hasSnapshot);
        relay.publish(restaurant, Events.order(restaurant, UUID.randomUUID(), 1, UUID.randomUUID(), "grill"));
        publish(order, 1);
        relay.publish(restaurant, Events.session("table-session.closed.v1", restaurant, session, 2));
        await().until(() -> guest.closed() != null);
        assertThat(guest.closed()).hasFieldOrPropertyWithValue("code", 1008);
        assertThat(guest.frames("event"))
                .extracting(frame -> frame.at("/event/subject").asString())
                .containsExactly("order/" + order, "table-session/" + session);
    }

    @Test
    void whatARoleDoesNotIncludeIsRefusedAndTheSocketStays() {
        Screen guest = screen(Fleet.guest(restaurant, session));
        for (String channel : List.of("kitchen", "floor", "orders")) {
            guest.subscribe(channel);
        }
        guest.subscribe("menu");
        await().until(guest::hasSnapshot);
        assertThat(guest.frames("error"))
                .hasSize(3)
                .allMatch(frame -> frame.at("/problem/status").asInt() == 403);
    }

    @Test
    void badFramesAreAnsweredAndTheSocketStays() {
        Screen screen = screen(cook());
        List<String> bad = List.of(
                "nonsense",
                "[]",
                "{\"type\":\"x\"}",
                "{\"type\":\"subscribe\",\"channel\":\"x\"}",
                "{\"type\":\"refresh\",\"ticket\":\"x\"}",
                "{\"type\":\"ack\",\"orderId\":\"" + order + "\",\"version\":1}");
        bad.forEach(screen::send);
        await().untilAsserted(() -> assertThat(screen.frames("error")).hasSize(bad.size()));
        screen.subscribe("kitchen");
        await().until(screen::hasSnapshot);
        assertThat(screen.closed()).isNull();
    }

    @Test
    void whatAScreenHasDrawnIsConfirmedToOrderServiceWithTheScreensOwnToken() {
        String receipts = "/api/v1/orders/" + order + "/kitchen-receipts";
        ORDER.answers(receipts, () -> Mono.just("{}"));
        String token = cook();
        Screen screen = screen(token);
        screen.send("{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"station\":\"bar\"}");
        await().until(screen::hasSnapshot);

        screen.send("{\"type\":\"ack\",\"orderId\":\"" + order + "\",\"version\":3}");
        screen.send("{\"type\":\"ack\",\"orderId\":\"" + order + "\",\"version\":4,\"station\":\"grill\"}");

        await().untilAsserted(() -> assertThat(ORDER.asked())
                .filteredOn(asked -> asked.uri().equals(receipts))
                .allMatch(asked -> asked.headers().get("authorization").equals("Bearer " + token))
                .extracting(StandIn.Asked::body)
                .containsExactlyInAnyOrder(
                        "{\"station\":\"bar\",\"version\":3}", "{\"station\":\"grill\",\"version\":4}"));
        assertThat(screen.frames("error")).isEmpty();
    }

    @Test
    void theHostSeesTheConnectedScreensOfTheKitchenThroughAnyGatewayAndNobodyElses(
            @Autowired ReactiveStringRedisTemplate redis, @Autowired JsonMapper json) {
        Screen bar = screen(cook());
        bar.send("{\"type\":\"subscribe\",\"channel\":\"kitchen\",\"station\":\"bar\"}");
        await().until(bar::hasSnapshot);
        Screen all = screen(cook()).subscribe("kitchen");
        await().until(all::hasSnapshot);
        var another = new Presence(redis, json, Clock.systemUTC(), new SimpleMeterRegistry());
        var later = new Presence(
                redis, json, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)), new SimpleMeterRegistry());

        assertThat(presence(Fleet.staff(restaurant, "host", HOUR, "floor:read")))
                .extracting(screen -> screen.path("station").asString("every"))
                .containsExactly("bar", "every");
        await().untilAsserted(() -> assertThat(another.of(restaurant).block())
                .extracting(KitchenScreen::station)
                .containsExactly("bar", null));
        assertThat(later.of(restaurant).block()).isEmpty();
        assertThat(presence(Fleet.staff(UUID.randomUUID(), "host", HOUR, "floor:read")))
                .isEmpty();

        bar.close();
        await().untilAsserted(() -> assertThat(presence(Fleet.staff(restaurant, "host", HOUR, "floor:read")))
                .hasSize(1));
        http.get()
                .uri("/api/v1/presence")
                .header("Authorization", "Bearer " + cook())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aScreenTellsWhatItShowsAndIsBehindByTheAgeOfWhatItHasNotDrawn(@Autowired UnwatchedStations stations) {
        String host = Fleet.staff(restaurant, "host", HOUR, "floor:read");
        Screen kitchen = screen(cook()).subscribe("kitchen");
        await().until(kitchen::hasSnapshot);
        assertThat(presence(host).get(0).has("behindMillis")).isFalse();
        kitchen.send("{\"type\":\"shown\",\"station\":\"bar\"}");
        await().until(() -> presence(host).get(0).path("station").asString("").equals("bar"));
        assertThat(presence(host).get(0).path("behindMillis").asLong()).isZero();
        assertThat(presence(host).get(0).path("heardAt").asString()).isNotEmpty();

        relay.publish(restaurant, atWork("grill"));
        await().until(() -> kitchen.frames("event").size() == 1);
        await().until(() -> presence(host).get(0).path("behindMillis").asLong() > 0);
        assertThat(stations.count().block()).isPositive();

        String cursor = kitchen.frames("event").getFirst().path("cursor").asString();
        kitchen.send("{\"type\":\"shown\",\"cursor\":\"" + cursor + "\"}");
        await().until(() -> presence(host).get(0).path("behindMillis").asLong() == 0);
        assertThat(presence(host).get(0).has("station")).isFalse();
        assertThat(kitchen.frames("error")).isEmpty();
        assertThat(stations.count().block()).isZero();
    }

    private String atWork(String station) {
        return Events.order(restaurant, order, 1, session, station)
                .replace("\"station\":", "\"status\":\"placed\",\"station\":");
    }

    private JsonNode presence(String token) {
        return http.get()
                .uri("/api/v1/presence")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("kitchenScreens");
    }

    @Test
    void aSlowConfirmationHoldsUpNothingElseAndAFailedOneIsTold() {
        ORDER.answers("/api/v1/orders/" + order + "/kitchen-receipts", Mono::never);
        Screen screen = screen(cook()).subscribe("kitchen");
        await().until(screen::hasSnapshot);

        screen.send("{\"type\":\"ack\",\"orderId\":\"" + order + "\",\"version\":1}");
        screen.send("{\"type\":\"ack\",\"orderId\":\"" + UUID.randomUUID() + "\",\"version\":1}");
        screen.subscribe("menu");

        await().until(() -> screen.frames("snapshot").size() == 2);
        await().untilAsserted(() -> assertThat(screen.frames("error"))
                .extracting(frame -> frame.at("/problem/status").asInt())
                .containsExactly(404));
    }

    @Test
    void aTicketIsGoodOnce() {
        String ticket = ticket(cook());
        Screen first = new Screen(port, ticket);
        screens.add(first.subscribe("kitchen"));
        await().until(first::hasSnapshot);
        Screen second = new Screen(port, ticket);
        screens.add(second);
        await().until(() -> second.failure() != null);
        assertThat(second.frames()).isEmpty();
    }

    @Test
    void aForeignPageMayNotOpenASocket() {
        Screen foreign = new Screen(port, ticket(cook()), headers -> headers.setOrigin("https://evil.example"));
        screens.add(foreign);
        await().until(() -> foreign.failure() != null);
        Screen own = new Screen(port, ticket(cook()), headers -> headers.setOrigin("http://127.0.0.1:" + port));
        screens.add(own.subscribe("kitchen"));
        await().until(own::hasSnapshot);
    }

    @Test
    void theSocketEndsWithItsTokenUnlessItIsRenewed() {
        UUID cook = UUID.randomUUID();
        Screen kept = screen(Fleet.staffMember(cook, restaurant, "kitchen", Duration.ofSeconds(3), "kitchen:read"));
        Screen ending = screen(Fleet.staff(restaurant, "kitchen", Duration.ofSeconds(3), "kitchen:read"));
        await().until(() -> kept.frames("expiring").size() == 1);
        kept.send("{\"type\":\"refresh\",\"ticket\":\""
                + ticket(Fleet.staffMember(cook, restaurant, "kitchen", HOUR, "kitchen:read")) + "\"}");
        await().until(() -> ending.closed() != null);
        assertThat(ending.closed()).hasFieldOrPropertyWithValue("code", 1008);
        kept.subscribe("kitchen");
        await().until(kept::hasSnapshot);
        assertThat(kept.closed()).isNull();
    }

    @Test
    void aRevokedTokenClosesItsSocketAndOpensNoneAndOthersStay() {
        UUID cook = UUID.randomUUID();
        String token = Fleet.staffMember(cook, restaurant, "kitchen", HOUR, "kitchen:read");
        Screen ending = screen(token);
        Screen other = screen(cook());
        ending.subscribe("kitchen");
        other.subscribe("kitchen");
        await().until(() -> ending.hasSnapshot() && other.hasSnapshot());

        revocations.learn(new Revocation.Member(cook, 1, Instant.now().plus(HOUR)));

        await().until(() -> ending.closed() != null);
        assertThat(ending.closed()).isEqualTo(Hub.REVOKED);
        http.post()
                .uri("/api/v1/stream-tickets")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        publish(order, 1);
        await().until(() -> other.frames("event").size() == 1);
    }

    @Test
    void serverSentEventsCarryTheSameFrames() {
        var lines = http.get()
                .uri("/api/v1/stream?channel=kitchen")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", "Bearer " + cook())
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody();
        List<JsonNode> frames = new java.util.concurrent.CopyOnWriteArrayList<>();
        var reading = lines.subscribe(frames::add);
        await().until(() -> frames.size() == 2);
        publish(order, 1);
        await().until(() -> frames.size() == 3);
        reading.dispose();
        assertThat(frames)
                .extracting(frame -> frame.path("type").asString())
                .containsExactly("subscribed", "snapshot", "event");
    }

    private Screen screen(String token) {
        Screen screen = new Screen(port, ticket(token));
        screens.add(screen);
        return screen;
    }

    private String cook() {
        return Fleet.staff(restaurant, "kitchen", HOUR, "kitchen:read", "order:read");
    }

    private String ticket(String token) {
        JsonNode issued = http.post()
                .uri("/api/v1/stream-tickets")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(issued).isNotNull();
        return issued.path("ticket").asString();
    }

    private void publish(UUID one, long version) {
        relay.publish(restaurant, Events.order(restaurant, one, version, session, "grill"));
    }

    private String ordersNow() {
        return committed.entrySet().stream()
                .map(entry -> "{\"id\":\"%s\",\"version\":%d,\"items\":[{\"station\":\"grill\"}]}"
                        .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":null}"));
    }

    private static String list(UUID one, long version) {
        return "{\"items\":[{\"id\":\"%s\",\"version\":%d}],\"nextCursor\":null}".formatted(one, version);
    }

    /** @return versions by subject */
    private static Map<String, Long> shown(Screen screen) {
        Map<String, Long> versions = new HashMap<>();
        Map.of("orders", "order/", "sessions", "table-session/")
                .forEach((list, kind) -> screen.frames("snapshot").forEach(page -> page.path("data")
                        .path(list)
                        .forEach(one -> versions.put(
                                kind + one.path("id").asString(),
                                one.path("version").asLong()))));
        return versions;
    }

    private static List<Long> versionsOf(Screen screen, String subject) {
        return screen.frames("event").stream()
                .filter(frame -> frame.at("/event/subject").asString().equals(subject))
                .map(frame -> frame.at("/event/aggregateversion").asLong())
                .toList();
    }
}
