package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import io.lettuce.core.XAddArgs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers do to a relay, and what it does then. */
class TroubleIT {
    private final SourceOutbox source = new SourceOutbox();
    private final OwnRedis redis = new OwnRedis();
    private final TestStreams streams = new TestStreams(redis.url());
    private final LeaseTable table = LeaseTable.create();
    private final UUID restaurant = UUID.randomUUID();
    private final UUID aggregate = UUID.randomUUID();
    private final int shard = EventStreams.shardOf(restaurant);
    private BareRelay relay;

    @BeforeEach
    void start() {
        relay = new BareRelay("one", table, List.of(source.schema()), redis).start();
        soon().until(() -> relay.shards.held().size() == EventStreams.SHARDS);
    }

    @AfterEach
    void stop() {
        relay.close();
        streams.close();
        redis.close();
    }

    @Test
    void aMarkThatIsRefusedForAWhilePublishesNothingTwice() throws SQLException {
        try (Connection blocking = source.connect();
                var lock = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            lock.execute("select * from " + table.schema() + ".shard_leases where shard = " + shard + " for update");
            source.write(restaurant, aggregate, 1);
            source.write(restaurant, aggregate, 2);
            // A statement that waits for a lock gives up after a second.
            soon().until(() -> count("aris.relay.retried") >= 2);
            blocking.rollback();
        }

        soon().untilAsserted(
                        () -> assertThat(source.column("state", restaurant)).containsExactly("1", "1"));
        assertThat(streams.of(restaurant, aggregate)).hasSize(2);
        assertThat(count("aris.relay.adopted")).isPositive();
    }

    @Test
    void aRedisThatIsAwayIsToldAndComesBackByItself() throws SQLException {
        source.write(restaurant, aggregate, 1);
        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(1));

        relay.cutRedis();
        source.write(restaurant, aggregate, 2);
        soon().until(() -> !relay.trouble.failing().isEmpty());
        relay.mendRedis();

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(2));
        soon().until(() -> relay.trouble.failing().isEmpty());
    }

    @Test
    void aRedisWithoutMemoryGetsNothingHalfAndAllOnceItHasSome() throws SQLException {
        streams.commands().configSet("maxmemory", "1");
        for (int version = 1; version <= 20; version++) {
            source.write(restaurant, aggregate, version);
        }
        soon().until(() -> relay.trouble.failing().containsKey("shard " + shard));
        assertThat(streams.of(restaurant, aggregate)).isEmpty();
        assertThat(source.count("state <> 0")).isZero();
        streams.commands().configSet("maxmemory", "0");

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(20));
        assertThat(streams.idsOf(restaurant, aggregate)).doesNotHaveDuplicates();
    }

    @Test
    void aLossIsNoticedThoughTheShardHasRowsThatAParkedOneHoldsBack() throws SQLException {
        Written published = source.write(restaurant, UUID.randomUUID(), 1);
        source.write(restaurant, aggregate, 1, "{\"never");
        source.write(restaurant, aggregate, 2);
        soon().untilAsserted(() -> assertThat(source.column("state", published)).containsExactly("1"));
        soon().until(() -> source.count("state = 2") == 1);

        streams.forget(shard);

        soon().untilAsserted(() ->
                assertThat(streams.idsOf(restaurant, published.aggregate())).hasSize(1));
    }

    @Test
    void aStreamThatCantBeWrittenHoldsUpItsShardAlone() throws SQLException {
        UUID neighbour = Stream.generate(UUID::randomUUID)
                .filter(other -> EventStreams.shardOf(other) != shard)
                .findFirst()
                .orElseThrow();
        UUID neighbours = UUID.randomUUID();
        streams.commands().set(EventStreams.streamOf(shard), "not a stream");
        for (int version = 1; version <= 10; version++) {
            source.write(restaurant, aggregate, version);
            source.write(neighbour, neighbours, version);
        }

        soon().untilAsserted(() -> assertThat(streams.of(neighbour, neighbours)).hasSize(10));
        soon().untilAsserted(() -> assertThat(source.column("state", neighbour)).containsOnly("1"));
        assertThat(source.column("state", restaurant)).containsOnly("0");
        soon().until(() -> relay.trouble.failing().keySet().equals(Set.of("shard " + shard)));
        streams.commands().del(EventStreams.streamOf(shard));

        soon().untilAsserted(() -> assertThat(streams.of(restaurant, aggregate)).hasSize(10));
    }

    @Test
    void anOutboxThatCantBeReadStopsNoOther() throws SQLException {
        String missing = source.schema() + "_missing";
        try (var other = new BareRelay("other", LeaseTable.create(), List.of(missing, source.schema()), redis)) {
            relay.close();
            other.start();
            source.write(restaurant, aggregate, 1);

            soon().untilAsserted(
                            () -> assertThat(streams.of(restaurant, aggregate)).hasSize(1));
            assertThat(other.trouble.failing()).containsKey("outboxes");
        }
    }

    @Test
    void aRoundOfHousekeepingRemovesAllThatIsTooOldNotTheFirstTenThousandEntries() throws SQLException {
        String stream = EventStreams.streamOf(shard);
        for (int i = 1; i <= 25_000; i++) {
            streams.commands().xadd(stream, new XAddArgs().id("1-" + i), Map.of("data", "{}"));
        }

        relay.housekeeping.tidy().block();

        assertThat(streams.commands().xlen(stream)).isLessThan(200);
    }

    private double count(String counter) {
        return relay.meters.get(counter).counter().count();
    }

    /** Patient enough for a busy machine. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
