package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Several relays over one schema of leases. A relay that was killed is one whose rows stand and that does nothing. */
class TakeoverIT {
    private static final SourceOutbox SOURCE = new SourceOutbox();
    private static TestStreams streams;

    private final Map<String, String> properties = RunningRelay.properties(SOURCE);
    private final String leases = properties.get("aris.database.schema");
    private final UUID restaurant = UUID.randomUUID();
    private final UUID aggregate = UUID.randomUUID();

    @BeforeAll
    static void connect() {
        streams = new TestStreams();
    }

    @AfterAll
    static void disconnect() {
        streams.close();
    }

    @Test
    void twoRelaysShareTheShardsAndOneThatStopsHandsItsOwnOverAtOnce() {
        try (RunningRelay first = RunningRelay.start(properties)) {
            soon().until(() -> first.shards() == EventStreams.SHARDS);
            try (RunningRelay second = RunningRelay.start(properties)) {
                soon().until(() -> first.shards() == 32 && second.shards() == 32);
            }
            soon().until(() -> first.shards() == EventStreams.SHARDS);
        }
    }

    @Test
    void theShardsOfAKilledRelayAreTakenOverWithinFiveSeconds() throws SQLException {
        try (RunningRelay alive = RunningRelay.start(properties)) {
            soon().until(() -> alive.shards() == EventStreams.SHARDS);
            sql("insert into %s.instances values ('killed', utc_timestamp(6) + interval 3 second)");
            sql("update %s.shard_leases set owner = 'killed', token = token + 1");
            Written event = SOURCE.write(restaurant, aggregate, 1);

            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                    .containsExactly(event.id().toString()));
        }
    }

    @Test
    void theSurvivorsOfSeveralHaveEveryShardOfTheKilledOneWithinFiveSeconds() {
        try (RunningRelay first = RunningRelay.start(properties);
                RunningRelay second = RunningRelay.start(properties)) {
            soon().until(() -> first.shards() == 32 && second.shards() == 32);
            sql("insert into %s.instances values ('killed', utc_timestamp(6) + interval 3 second)");
            sql("update %s.shard_leases set owner = 'killed', token = token + 1 where shard %% 3 = 0");

            await().atMost(Duration.ofSeconds(5)).until(() -> first.shards() + second.shards() == EventStreams.SHARDS);
        }
    }

    @Test
    void aLeaseThatWentToAnotherAndCameBackUnnoticedIsWorkedUnderAgain() throws SQLException {
        try (RunningRelay relay = RunningRelay.start(properties)) {
            String first = SOURCE.write(restaurant, aggregate, 1).id().toString();
            soon().untilAsserted(() ->
                    assertThat(streams.idsOf(restaurant, aggregate)).containsExactly(first));
            sql("update %s.shard_leases set token = token + 2");
            String second = SOURCE.write(restaurant, aggregate, 2).id().toString();

            soon().untilAsserted(() ->
                    assertThat(streams.idsOf(restaurant, aggregate)).containsExactly(first, second));
        }
    }

    @Test
    void whatACrashLeftPublishedAndUnmarkedIsMarkedAndNotPublishedTwice() throws SQLException {
        Written first = SOURCE.write(restaurant, aggregate, 1);
        Written second = SOURCE.write(restaurant, aggregate, 2);
        String id = first.id().toString();
        String added = streams.commands()
                .xadd(
                        EventStreams.streamOf(first.shard()),
                        Map.of("data", "{}", "id", id, "subject", "order/" + aggregate));

        try (RunningRelay relay = RunningRelay.start(properties)) {
            soon().until(() -> relay.shards() == EventStreams.SHARDS);
            soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                    .containsExactly(id, second.id().toString()));
            soon().untilAsserted(
                            () -> assertThat(SOURCE.column("state", restaurant)).containsExactly("1", "1"));
            assertThat(SOURCE.column("entry_id", first)).containsExactly(added);
        }
    }

    @Test
    void aRelayThatWakesUpPastItsLeasePublishesAndMarksNothing() throws SQLException {
        try (RunningRelay relay = RunningRelay.start(properties)) {
            Written first = SOURCE.write(restaurant, aggregate, 1);
            soon().untilAsserted(
                            () -> assertThat(SOURCE.column("state", restaurant)).containsExactly("1"));
            Lease old = lease(relay.get(Leases.class), first.shard());
            sql("insert into %s.instances values ('other', utc_timestamp(6) + interval 1 hour)");
            sql("update %s.shard_leases set owner = 'other', token = token + 1");
            soon().until(() -> relay.shards() == 0);
            Lease taken = lease(relay.get(Leases.class), first.shard());
            relay.get(EventStream.class).publish(taken, List.of()).block();
            SOURCE.write(restaurant, aggregate, 2);
            OutboxTable outbox = relay.get(Outboxes.class).of(SOURCE.schema());

            List<OutboxRow> read = Objects.requireNonNull(
                            outbox.unpublished(List.of(share(taken))).block())
                    .of(taken.shard());
            assertThat(read).hasSize(1);

            List<List<String>> entries =
                    read.stream().map(row -> row.entry("{}", null)).toList();
            assertThat(relay.get(EventStream.class).publish(old, entries).block())
                    .isEqualTo(new PublishOutcome.Fenced(taken.token(), taken.epoch()));
            assertThatThrownBy(() -> new MarkTransaction(relay.get(DatabaseClient.class))
                            .mark(List.of(new Acknowledged(
                                    old,
                                    SOURCE.schema(),
                                    List.of(read.getFirst().id()),
                                    List.of(new EntryId(1, 1)))))
                            .block())
                    .isInstanceOf(LeaseLostException.class);
            assertThat(Objects.requireNonNull(
                                    outbox.unpublished(List.of(share(old))).block())
                            .of(old.shard()))
                    .isEmpty();

            assertThat(streams.idsOf(restaurant, aggregate))
                    .containsExactly(first.id().toString());
            assertThat(SOURCE.column("state", restaurant)).containsExactly("1", "0");
        }
    }

    @Test
    void aDatabaseThatForgotTheTokensOvertakesTheFenceUnderANewEpoch() throws SQLException {
        int shard = EventStreams.shardOf(restaurant);
        streams.commands().hset(EventStreams.fenceOf(shard), new HashMap<>(Map.of("token", "1000000", "epoch", "9")));
        Written event = SOURCE.write(restaurant, aggregate, 1);

        try (RunningRelay relay = RunningRelay.start(properties)) {
            soon().untilAsserted(() -> assertThat(streams.idsOf(restaurant, aggregate))
                    .containsExactly(event.id().toString()));
            assertThat(lease(relay.get(Leases.class), shard).token()).isGreaterThan(1_000_000);
            assertThat(streams.commands().hget(EventStreams.fenceOf(shard), "epoch"))
                    .isEqualTo("10");
        }
        streams.forget(shard);
    }

    private static Share share(Lease lease) {
        return new Share(lease, new Unmarked(() -> {}));
    }

    private static Lease lease(Leases table, int shard) {
        return Objects.requireNonNull(table.all().block()).stream()
                .map(Leases.Held::lease)
                .filter(lease -> lease.shard() == shard)
                .findFirst()
                .orElseThrow();
    }

    private void sql(String statement) {
        TestServers.execute(MySqlServer.shared(), statement.formatted(leases));
    }

    /** Patient enough for a busy machine. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
