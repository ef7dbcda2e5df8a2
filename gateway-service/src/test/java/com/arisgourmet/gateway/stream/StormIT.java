package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/** More clients at once than the gateway takes on: each is served or told when to come back, and the services are spared. */
@TestPropertySource(
        properties = {
            "aris.stream.admit-per-second=1",
            "aris.stream.admit-at-once=3",
            "aris.stream.ring-events=10",
            "aris.stream.snapshots-at-a-time=2",
            "aris.stream.snapshots-waiting=4",
            "aris.stream.snapshot-turn=1m"
        })
class StormIT extends GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EMPTY = "{\"items\":[],\"nextCursor\":null}";

    @LocalServerPort
    int port;

    @Autowired
    WebTestClient http;

    @Autowired
    Tickets tickets;

    @Autowired
    TokenVerifier tokens;

    @Autowired
    StreamTail tail;

    private final UUID restaurant = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final List<Screen> screens = new ArrayList<>();
    private final Relay relay = new Relay();

    @BeforeEach
    void theStreamIsWrittenTo() {
        relay.takeFence(restaurant);
        ORDER.answers("/api/v1/orders", () -> Mono.just(EMPTY));
    }

    @AfterEach
    void leave() {
        screens.forEach(Screen::close);
        relay.close();
    }

    @Test
    void whoeverCannotBeTakenOnIsToldWhenToComeBackBeforeThereIsASocket() {
        List<WebTestClient.ResponseSpec> answers = IntStream.range(0, 8)
                .mapToObj(i -> http.post()
                        .uri("/api/v1/stream-tickets")
                        .header("Authorization", "Bearer " + cook())
                        .exchange())
                .toList();

        List<Integer> statuses = answers.stream()
                .map(answer -> answer.returnResult(JsonNode.class).getStatus().value())
                .toList();
        assertThat(statuses).startsWith(201).endsWith(503).isSorted();
        answers.getLast()
                .expectHeader()
                .value("Retry-After", told -> assertThat(Integer.parseInt(told)).isBetween(1, 30))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unavailable");
        assertThat(IntStream.range(0, 8).mapToObj(i -> eventsStatus()).toList()).contains(503);
    }

    @Test
    void aStormOfResumesAsksNoServiceForAnything() {
        Screen first = screen().subscribe("kitchen");
        await().atMost(PATIENCE).until(first::hasSnapshot);
        publish(1);
        publish(2);
        await().atMost(PATIENCE).until(() -> first.versions().size() == 2);
        String cursor = first.frames("event").getFirst().path("cursor").asString();
        int asked =
                ORDER.asked().size() + TABLE.asked().size() + CATALOG.asked().size();

        List<Screen> back = IntStream.range(0, 100)
                .mapToObj(i -> screen().subscribe("kitchen", cursor))
                .toList();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(back)
                .allSatisfy(screen -> assertThat(screen.versions()).containsExactly(2L)));
        assertThat(ORDER.asked().size() + TABLE.asked().size() + CATALOG.asked().size())
                .isEqualTo(asked);
    }

    @Test
    void whatACrowdMissedBeyondTheRingIsReadOnceForAllOfIt() {
        int crowd = 50;
        Screen first = screen().subscribe("kitchen");
        await().atMost(PATIENCE).until(first::hasSnapshot);
        publish(1);
        await().atMost(PATIENCE).until(() -> first.versions().size() == 1);
        String cursor = first.frames("event").getFirst().path("cursor").asString();
        List<Long> missed = LongStream.rangeClosed(2, 40).boxed().toList();
        missed.forEach(this::publish);
        await().atMost(PATIENCE).until(() -> first.versions().size() == 40);
        long read = relay.rangesRead();

        List<Screen> back = IntStream.range(0, crowd)
                .mapToObj(i -> screen().subscribe("kitchen", cursor))
                .toList();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(back)
                .allSatisfy(screen -> assertThat(screen.versions()).isEqualTo(missed)));
        assertThat(relay.rangesRead() - read)
                .as("each asks whether its cursor is still there, and few what came after it")
                .isBetween((long) crowd, crowd + crowd / 2L);
    }

    @Test
    void restaurantsThatComeTogetherToAGatewayAreLookedBackForTogether() {
        int shard = EventStreams.shardOf(restaurant);
        List<UUID> neighbours = Stream.generate(UUID::randomUUID)
                .filter(other -> EventStreams.shardOf(other) == shard)
                .limit(40)
                .toList();
        for (int version = 1; version <= 15; version++) {
            for (UUID neighbour : neighbours) {
                relay.publish(neighbour, Events.order(neighbour, order, version, UUID.randomUUID(), "grill"));
            }
        }
        EntryId before = relay.publish(restaurant, Events.order(restaurant, order, 1, UUID.randomUUID(), "grill"));
        for (UUID neighbour : neighbours) {
            relay.publish(neighbour, Events.order(neighbour, order, 16, UUID.randomUUID(), "grill"));
        }
        long read = relay.lookedBack();

        List<RestaurantFeed> feeds = Flux.fromIterable(neighbours)
                .flatMap(tail::feedOf, neighbours.size())
                .collectList()
                .block(PATIENCE);

        assertThat(feeds).hasSameSizeAs(neighbours).allSatisfy(feed -> {
            Cursor now = feed.mark().cursor();
            assertThat(feed.holdsAllAfter(new Cursor(now.epoch(), shard, before)))
                    .isTrue();
        });
        assertThat(relay.lookedBack() - read)
                .as("three reads or more for each, if each were looked back for alone")
                .isLessThan(neighbours.size());
    }

    @Test
    void ofMoreSnapshotsThanCanWaitEachIsToldWhenToComeBackAndTheServiceIsAskedAFewAtATime() {
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger mostAsking = new AtomicInteger();
        Sinks.Empty<Void> storm = Sinks.empty();
        ORDER.answers("/api/v1/orders", () -> {
            mostAsking.accumulateAndGet(asking.incrementAndGet(), Math::max);
            return storm.asMono().thenReturn(EMPTY).doFinally(end -> asking.decrementAndGet());
        });

        List<Screen> all = IntStream.range(0, 20)
                .mapToObj(i -> screen(cook("of:" + i)).subscribe("kitchen"))
                .toList();
        await().atMost(PATIENCE).until(() -> closed(all).size() >= 14);
        assertThat(mostAsking).hasValueBetween(1, 2);
        storm.tryEmitEmpty();

        await().atMost(PATIENCE)
                .until(() -> all.stream().allMatch(screen -> screen.hasSnapshot() || screen.closed() != null));
        assertThat(closed(all)).hasSizeLessThan(20).allSatisfy(screen -> {
            assertThat(screen.closed()).hasFieldOrPropertyWithValue("code", 1013);
            assertThat(screen.frames("error")).singleElement().satisfies(told -> assertThat(
                            told.at("/problem/status").asInt())
                    .isEqualTo(503));
            assertThat(screen.frames("reconnect")).singleElement().satisfies(told -> assertThat(
                            told.path("afterMillis").asLong())
                    .isBetween(1_000L, 5_000L));
        });
    }

    @Test
    void aCrowdThatStartsAnewIsReadForOnceAndMissesNothingOfWhatCameMeanwhile() {
        Sinks.Empty<Void> answer = Sinks.empty();
        ORDER.answers("/api/v1/orders", () -> answer.asMono().thenReturn(EMPTY));
        int asked = ORDER.asked().size();

        List<Screen> crowd = IntStream.range(0, 20)
                .mapToObj(i -> screen().subscribe("kitchen"))
                .toList();
        Screen other = screen(cook("menu:write")).subscribe("kitchen");
        await().atMost(PATIENCE).until(() -> ORDER.asked().size() == asked + 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(crowd)
                .allSatisfy(screen -> assertThat(screen.frames("subscribed")).hasSize(1)));
        publish(1);
        answer.tryEmitEmpty();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(crowd).allSatisfy(screen -> {
            assertThat(screen.hasSnapshot()).isTrue();
            assertThat(screen.versions()).containsExactly(1L);
        }));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(other.versions()).containsExactly(1L));
        assertThat(ORDER.asked()).hasSize(asked + 2);
    }

    /** @return the status of an answer that is a stream if it is 200 */
    private int eventsStatus() {
        var answer = http.get()
                .uri("/api/v1/stream?channel=menu")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + cook())
                .exchange()
                .returnResult(String.class);
        answer.getResponseBody().subscribe().dispose();
        return answer.getStatus().value();
    }

    private static List<Screen> closed(List<Screen> storm) {
        return storm.stream().filter(screen -> screen.closed() != null).toList();
    }

    /** With a ticket of before the storm. */
    private Screen screen() {
        return screen(cook());
    }

    private Screen screen(String token) {
        Screen screen =
                new Screen(port, tokens.verify(token).flatMap(tickets::issue).block());
        screens.add(screen);
        return screen;
    }

    private String cook() {
        return cook("order:read");
    }

    private String cook(String permission) {
        return Fleet.staff(restaurant, "kitchen", Duration.ofHours(1), "kitchen:read", "order:read", permission);
    }

    private void publish(long version) {
        relay.publish(restaurant, Events.order(restaurant, order, version, UUID.randomUUID(), "grill"));
    }
}
