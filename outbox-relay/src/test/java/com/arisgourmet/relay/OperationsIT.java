package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.Management.Answer;
import com.arisgourmet.relay.SourceOutbox.Written;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators can do on the management port. */
class OperationsIT {
    private static final SourceOutbox SOURCE = new SourceOutbox();
    private static TestStreams streams;
    private static RunningRelay relay;
    private static Management management;

    private final UUID restaurant = UUID.randomUUID();
    private final UUID aggregate = UUID.randomUUID();
    private final String group = "it-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        streams = new TestStreams();
        relay = RunningRelay.start(RunningRelay.properties(SOURCE));
        management = relay.management();
    }

    @AfterAll
    static void stop() {
        relay.close();
        streams.close();
    }

    @Test
    void aParkedEventIsListedWithItsReasonAndWhatItIs() throws SQLException {
        Written broken = SOURCE.write(restaurant, aggregate, 7, "{\"never");
        long id = parked(broken);

        JsonNode row = find(id);
        assertThat(row.get("schema").asString()).isEqualTo(SOURCE.schema());
        assertThat(row.get("aggregate").asString()).isEqualTo("order/" + aggregate);
        assertThat(row.get("shard").asInt()).isEqualTo(broken.shard());
        assertThat(row.get("version").asInt()).isEqualTo(7);
        assertThat(row.get("ordinal").asInt()).isZero();
        assertThat(row.get("type").asString()).isEqualTo("order.placed.v1");
        assertThat(row.get("reason").asString()).startsWith("not JSON");
        assertThat(Instant.parse(row.get("since").asString()))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(300));
    }

    @Test
    void theListOfParkedEventsIsReadPageByPage() throws SQLException {
        List<Long> ids = List.of(
                parked(SOURCE.write(restaurant, UUID.randomUUID(), 1, "1")),
                parked(SOURCE.write(UUID.randomUUID(), UUID.randomUUID(), 1, "2")),
                parked(SOURCE.write(UUID.randomUUID(), UUID.randomUUID(), 1, "3")));

        List<JsonNode> pages = Stream.iterate(
                        management.get("parked?limit=1").body(),
                        page -> page != null,
                        page -> page.get("nextCursor").isNull()
                                ? null
                                : management
                                        .get("parked?limit=1&cursor="
                                                + page.get("nextCursor").asString())
                                        .body())
                .toList();

        assertThat(pages)
                .allSatisfy(page -> assertThat(page.get("items").size()).isEqualTo(1));
        assertThat(pages.stream().map(page -> page.get("items").get(0).get("id").asLong()))
                .containsAll(ids)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReleasedEventAndAllThatItHeldBackAreInTheStreamInOrder() throws SQLException {
        Written broken = SOURCE.write(restaurant, aggregate, 1, "{\"never");
        Written held = SOURCE.write(restaurant, aggregate, 2);
        long id = parked(broken);
        SOURCE.execute("update outbox set event = '{}' where id = " + id);

        Answer answer = management.post("release", "{\"schema\": \"%s\", \"id\": %d}".formatted(SOURCE.schema(), id));

        assertThat(answer.status()).isEqualTo(200);
        soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                .containsExactly(broken.id().toString(), held.id().toString()));
    }

    @Test
    void aDiscardedEventIsNeverPublishedKeepsBothReasonsAndHoldsNothingBack() throws SQLException {
        Written broken = SOURCE.write(restaurant, aggregate, 1, "{\"never");
        Written held = SOURCE.write(restaurant, aggregate, 2);
        long id = parked(broken);

        Answer answer = management.post(
                "discard",
                "{\"schema\": \"%s\", \"id\": %d, \"reason\": \"order 12 was typed twice\"}"
                        .formatted(SOURCE.schema(), id));

        assertThat(answer.status()).isEqualTo(200);
        soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                .containsExactly(held.id().toString()));
        assertThat(find("parked?discarded=true", id).get("reason").asString())
                .startsWith("order 12 was typed twice (was parked: not JSON");
        assertThat(SOURCE.column("state", broken)).containsExactly("3");

        streams.forget(broken.shard());
        soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                .containsExactly(held.id().toString()));
    }

    @Test
    void aDiscardWithoutAReasonIsRefusedAndWhatIsNotParkedCantBeReleased() throws SQLException {
        Written fine = SOURCE.write(restaurant, aggregate, 1);
        String row = "{\"schema\": \"%s\", \"id\": %s"
                .formatted(SOURCE.schema(), SOURCE.column("id", fine).getFirst());

        refused(management.post("discard", row + ", \"reason\": \"  \"}"), 400, "reason: say why");
        refused(management.post("discard", row + "}"), 400, "reason");
        refused(management.post("release", row + "}"), 404, "no such parked event");
        refused(management.post("release", "{\"schema\": \"mysql\", \"id\": 1}"), 400, "schema: one of");
        refused(management.post("release", row.replaceAll("\\d+$", "\"x\"") + "}"), 400, "id: a number");
    }

    @Test
    void aShardThatLagsIsListedWithItsAgeItsCountAndItsOwner() throws SQLException {
        SOURCE.write(restaurant, aggregate, 1, "{\"never");
        Written held = SOURCE.write(restaurant, aggregate, 2);
        SOURCE.execute("update outbox set created_at = created_at - interval 1 hour where event_id = unhex('"
                + held.id().toString().replace("-", "") + "')");

        soon().untilAsserted(() -> {
            JsonNode shard = lagging(held.shard());
            assertThat(shard.get("oldestMillis").asLong()).isGreaterThanOrEqualTo(3_600_000);
            assertThat(shard.get("unpublished").asInt()).isEqualTo(1);
            assertThat(shard.get("orMore").asBoolean()).isFalse();
            assertThat(shard.get("owner").asString()).isNotEmpty();
        });
        refused(management.get("lagging?olderThanMillis=-1"), 400, "olderThanMillis");
        refused(management.get("lagging?limit=501"), 400, "limit: a number from 1 to 500");
        refused(management.get("parked?cursor=x"), 400, "cursor");
    }

    @Test
    void anAggregateIsReplayedInOrderIntoAStreamOfTheGroupAndTheLiveOneStaysAsItIs() throws SQLException {
        for (int version = 1; version <= 45; version++) {
            SOURCE.write(restaurant, aggregate, version);
        }
        SOURCE.write(restaurant, UUID.randomUUID(), 1);
        List<String> live = published(45);

        JsonNode done =
                replay("\"aggregate\": \"order/%s\"".formatted(aggregate)).body();

        assertThat(done.get("replayed").asInt()).isEqualTo(45);
        assertThat(done.get("nextCursor").isNull()).isTrue();
        assertThat(done.get("streams").get(side()).asInt()).isEqualTo(45);
        assertThat(ids(streams.commands().xrange(side(), Range.unbounded()))).isEqualTo(live);
        assertThat(ids(streams.commands().xreadgroup(Consumer.from(group, "one"), StreamOffset.lastConsumed(side()))))
                .isEqualTo(live);
        assertThat(streams.commands().ttl(side())).isBetween(80_000L, 86_400L);
        assertThat(streams.idsOf(restaurant, aggregate)).isEqualTo(live);
        streams.commands().del(side());
    }

    @Test
    void aReplayByTypeAndTimeEndsAtItsLimitAndGoesOnAtItsCursor() throws SQLException {
        Instant from = Instant.now().minusSeconds(3_600);
        for (int version = 1; version <= 25; version++) {
            SOURCE.write(restaurant, aggregate, version);
        }
        List<String> live = published(25);
        String criteria = "\"type\": \"order.placed.v1\", \"from\": \"%s\", \"limit\": 7".formatted(from);

        JsonNode done = replay(criteria).body();
        assertThat(done.get("replayed").asInt()).isEqualTo(7);
        while (!done.get("nextCursor").isNull()) {
            done = replay(criteria + ", \"cursor\": \"" + done.get("nextCursor").asString() + "\"")
                    .body();
        }

        assertThat(ids(streams.commands().xrange(side(), Range.unbounded())).stream()
                        .filter(live::contains))
                .containsExactlyElementsOf(live);
        assertThat(replay("\"type\": \"order.paid.v1\"").body().get("replayed").asInt())
                .isZero();
        streams.commands().del(side());
    }

    @Test
    void aReplayThatMakesNoSenseIsRefusedWithTheReason() {
        refused(replay("\"limit\": 5"), 400, "at least one");
        refused(replay("\"aggregate\": \"order\""), 400, "aggregate: kind and id");
        refused(replay("\"from\": \"yesterday\""), 400, "from: a moment");
        refused(replay("\"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\""), 400, "to: after from");
        refused(management.post("replay", "{\"group\": \"a b\", \"type\": \"x\"}"), 400, "group:");
    }

    @Test
    void everythingThatIsWorthAnAlertIsAMetric() throws SQLException {
        Written broken = SOURCE.write(restaurant, aggregate, 1, "{\"never");
        SOURCE.write(restaurant, UUID.randomUUID(), 1);
        parked(broken);
        String stream = EventStreams.streamOf(broken.shard());
        soon().until(() -> streams.commands().exists(stream) == 1);
        streams.commands().xgroupCreate(StreamOffset.from(stream, "0"), group);
        String shard = "shard=\"%02d\"".formatted(broken.shard());

        soon().untilAsserted(() -> assertThat(management.text("prometheus"))
                .contains(
                        "aris_relay_oldest_unpublished_seconds{",
                        "aris_relay_commit_to_stream_seconds_bucket{",
                        "aris_relay_published_events_total",
                        "aris_relay_retried_runs_total",
                        "aris_relay_parked_events_total",
                        "aris_relay_put_back_events_total",
                        "aris_relay_adopted_events_total",
                        "aris_relay_duplicates_events_total",
                        "aris_relay_groups_evicted_groups_total")
                .containsPattern("aris_relay_parked_now_events\\{.*} [1-9]")
                .containsPattern("aris_relay_shard_lag_seconds\\{.*" + shard)
                .containsPattern("aris_relay_stream_length_entries\\{.*" + shard + ".*} [1-9]")
                .containsPattern("aris_relay_slowest_group_lag_seconds\\{.*group=\"" + group + "\".*" + shard));
        streams.commands().xgroupDestroy(stream, group);
    }

    @Test
    void readinessKnowsTheRelay() {
        assertThat(management.get("health/readiness").status()).isEqualTo(200);
        relay.get(Trouble.class).failed("test", new IllegalStateException("it fails"));
        assertThat(management.get("health/readiness").status()).isEqualTo(503);
        relay.get(Trouble.class).ended("test");
        soon().untilAsserted(() ->
                assertThat(management.get("health/readiness").status()).isEqualTo(200));
    }

    private Answer replay(String criteria) {
        return management.post("replay", "{\"group\": \"%s\", %s}".formatted(group, criteria));
    }

    private String side() {
        return "replay:{%02d}:%s".formatted(EventStreams.shardOf(restaurant), group);
    }

    private List<String> published(int events) {
        soon().untilAsserted(() -> assertThat(SOURCE.column("state", restaurant))
                .filteredOn("1"::equals)
                .hasSizeGreaterThanOrEqualTo(events));
        return streams.idsOf(restaurant, aggregate);
    }

    private static List<String> ids(List<StreamMessage<String, String>> entries) {
        return entries.stream()
                .map(entry -> String.valueOf(entry.getBody().get(EventStreams.ID)))
                .toList();
    }

    private static void refused(Answer answer, int status, String says) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("detail").asString()).contains(says);
    }

    private static long parked(Written event) {
        soon().untilAsserted(() -> assertThat(SOURCE.column("state", event)).containsExactly("2"));
        try {
            return Long.parseLong(SOURCE.column("id", event).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode find(long id) {
        return find("parked", id);
    }

    private static JsonNode find(String list, long id) {
        return items(list)
                .filter(row -> row.get("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode lagging(int shard) {
        return items("lagging")
                .filter(row -> row.get("shard").asInt() == shard)
                .findFirst()
                .orElseThrow(() -> new AssertionError("shard " + shard + " does not lag"));
    }

    private static Stream<JsonNode> items(String list) {
        Answer answer = management.get(list);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().get("items").valueStream();
    }

    /** Patient enough for a busy machine. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
