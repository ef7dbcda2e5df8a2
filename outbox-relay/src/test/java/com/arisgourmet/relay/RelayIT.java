package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayIT {
    private static final SourceOutbox SOURCE = new SourceOutbox();
    private static TestStreams streams;
    private static RunningRelay relay;

    private final UUID restaurant = UUID.randomUUID();
    private final UUID aggregate = UUID.randomUUID();

    @BeforeAll
    static void start() {
        streams = new TestStreams();
        relay = RunningRelay.start(RunningRelay.properties(SOURCE));
    }

    @AfterAll
    static void stop() {
        relay.close();
        streams.close();
    }

    @Test
    void committedEventsArriveByteForByteAndInTheOrderOfTheirAggregates() throws SQLException {
        List<UUID> aggregates = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<Written> written = new ArrayList<>();
        try (Connection connection = SOURCE.connect()) {
            connection.setAutoCommit(false);
            for (int version = 1; version <= 400; version++) {
                for (UUID one : aggregates) {
                    written.add(SourceOutbox.write(
                            connection, restaurant, one, version, "{\"n\":  %d, \"ñ\": \"🌶\"}".formatted(version)));
                }
            }
            connection.commit();
        }

        for (UUID one : aggregates) {
            List<Written> expected = written.stream()
                    .filter(event -> event.aggregate().equals(one))
                    .toList();
            soon().untilAsserted(() -> assertThat(streams.of(restaurant, one)).hasSize(expected.size()));
            assertThat(streams.of(restaurant, one))
                    .extracting(entry -> entry.getBody().get(EventStreams.DATA))
                    .containsExactlyElementsOf(
                            expected.stream().map(Written::event).toList());
        }
    }

    @Test
    void whoeverIsLeftInPeaceMarksWhatItPublishedAndFindsNothingUnmarked() throws SQLException {
        double found = adopted();
        for (int version = 1; version <= 20; version++) {
            SOURCE.write(restaurant, aggregate, version);
        }

        soon().untilAsserted(
                        () -> assertThat(SOURCE.column("state", restaurant)).containsOnly("1"));
        assertThat(adopted()).isEqualTo(found);
    }

    private static double adopted() {
        return relay.get(MeterRegistry.class)
                .get(RelayCount.ADOPTED.meter())
                .counter()
                .count();
    }

    @Test
    void anEntryCarriesItsHeadersAndTheSpanOfItsPublication() throws SQLException {
        Written event = SOURCE.write(restaurant, aggregate, 1);

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(1));
        StreamMessage<String, String> entry = streams.of(restaurant, aggregate).getFirst();
        assertThat(entry.getBody())
                .containsEntry("id", event.id().toString())
                .containsEntry("type", "order.placed.v1")
                .containsEntry("contentType", "application/cloudevents+json")
                .containsOnlyKeys("data", "id", "type", "contentType", "subject", "traceparent");
        assertThat(entry.getBody().get("traceparent"))
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
        soon().untilAsserted(
                        () -> assertThat(row(event)).containsExactly("1 " + epoch(restaurant) + " " + entry.getId()));
    }

    @Test
    void anEventOfALongTransactionIsNotLostAlthoughLaterIdsWentBefore() throws SQLException {
        UUID other = UUID.randomUUID();
        try (Connection slow = SOURCE.connect()) {
            slow.setAutoCommit(false);
            SourceOutbox.write(slow, restaurant, aggregate, 1, "{}");
            SOURCE.write(restaurant, other, 1);
            soon().untilAsserted(() -> assertThat(streams.of(restaurant, other)).hasSize(1));
            assertThat(streams.of(restaurant, aggregate)).isEmpty();
            slow.commit();
        }

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(1));
    }

    @Test
    void anEventThatIsNotJsonParksItsAggregateAlone() throws SQLException {
        UUID other = UUID.randomUUID();
        Written first = SOURCE.write(restaurant, aggregate, 1);
        Written broken = SOURCE.write(restaurant, aggregate, 2, "{\"never");
        Written held = SOURCE.write(restaurant, aggregate, 3);
        SOURCE.write(restaurant, other, 1);

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, other)).hasSize(1));
        Written after = SOURCE.write(restaurant, other, 2);
        soon().untilAsserted(() ->
                assertThat(streams.idsOf(restaurant, other)).contains(after.id().toString()));
        assertThat(streams.idsOf(restaurant, aggregate))
                .containsExactly(first.id().toString());
        assertThat(SOURCE.column("concat(state, ' ', parked_reason)", broken))
                .singleElement()
                .asString()
                .startsWith("2 not JSON");
        assertThat(SOURCE.column("state", held)).containsExactly("0");

        SOURCE.execute("update outbox set state = 0, event = '{}' where event = '{\"never'");
        soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                .containsExactly(
                        first.id().toString(), broken.id().toString(), held.id().toString()));
    }

    @Test
    void anEventThatIsTooLargeIsParked() throws SQLException {
        Written large = SOURCE.write(restaurant, aggregate, 1, "{\"x\": \"" + "ñ".repeat(600_000) + "\"}");

        soon().untilAsserted(() -> assertThat(SOURCE.column("concat(state, ' ', parked_reason)", large))
                .containsExactly("2 too large: 1200009 bytes"));
    }

    @Test
    void whatRedisLostIsPutBackInOrderAndANewEpochBegins() throws SQLException {
        List<String> ids = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            ids.add(SOURCE.write(restaurant, aggregate, version).id().toString());
        }
        soon().untilAsserted(
                        () -> assertThat(SOURCE.column("state", restaurant)).containsOnly("1"));
        String fence = EventStreams.fenceOf(EventStreams.shardOf(restaurant));
        long epoch = epoch(restaurant);

        streams.forget(EventStreams.shardOf(restaurant));

        soon().untilAsserted(
                        () -> assertThat(streams.idsOf(restaurant, aggregate)).containsExactlyElementsOf(ids));
        assertThat(streams.commands().hget(fence, "epoch")).isEqualTo(String.valueOf(epoch + 1));
        soon().untilAsserted(() -> assertThat(SOURCE.column("concat(state, ' ', epoch)", restaurant))
                .containsOnly("1 " + (epoch + 1)));
    }

    @Test
    void whatIsLostWhileEventsFlowComesBackBeforeThem() throws SQLException {
        SOURCE.write(restaurant, aggregate, 1);
        soon().untilAsserted(
                        () -> assertThat(SOURCE.column("state", restaurant)).containsOnly("1"));
        SOURCE.write(restaurant, aggregate, 2);
        soon().untilAsserted(
                        () -> assertThat(SOURCE.column("state", restaurant)).containsOnly("1"));
        String stream = EventStreams.streamOf(EventStreams.shardOf(restaurant));
        String first = streams.of(restaurant, aggregate).getFirst().getId();

        // As a server that lost the end of its log: the first entry is there, the second is not.
        Map<String, String> body = streams.of(restaurant, aggregate).getFirst().getBody();
        streams.commands().del(stream);
        streams.commands().xadd(stream, new XAddArgs().id(first), body);
        SOURCE.write(restaurant, aggregate, 3);

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(3));
        assertThat(streams.of(restaurant, aggregate))
                .extracting(entry -> String.valueOf(entry.getBody().get("data")).replaceAll("\\D*(\\d).*", "$1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void publishedRowsOlderThanTheWindowAreDeletedAndNoOthers() throws SQLException {
        Written old = SOURCE.write(restaurant, aggregate, 1);
        Written recent = SOURCE.write(restaurant, aggregate, 2);
        soon().untilAsserted(
                        () -> assertThat(SOURCE.column("state", restaurant)).containsExactly("1", "1"));
        SOURCE.execute("update outbox set published_at = published_at - interval 25 hour where event_id = unhex('"
                + old.id().toString().replace("-", "") + "')");

        relay.get(Housekeeping.class).tidy().block();

        assertThat(SOURCE.column("hex(event_id)", restaurant))
                .containsExactly(recent.id().toString().replace("-", "").toUpperCase(Locale.ROOT));
    }

    private static long epoch(UUID restaurant) {
        return Long.parseLong(streams.commands().hget(EventStreams.fenceOf(EventStreams.shardOf(restaurant)), "epoch"));
    }

    private static List<String> row(Written event) throws SQLException {
        return SOURCE.column("concat(state, ' ', epoch, ' ', entry_id)", event);
    }

    /** Patient enough for a busy machine. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
