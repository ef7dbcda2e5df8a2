package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.EventStream.Trimmed;
import com.arisgourmet.relay.PublishOutcome.Fenced;
import com.arisgourmet.relay.PublishOutcome.Lost;
import com.arisgourmet.relay.PublishOutcome.Published;
import com.arisgourmet.testsupport.TestServers;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class EventStreamIT {
    private static final int SHARD = 5;
    private static final String STREAM = EventStreams.streamOf(SHARD);
    private static final String FENCE = EventStreams.fenceOf(SHARD);

    private static TestStreams streams;
    private static LettuceConnectionFactory connections;
    private static EventStream stream;

    @BeforeAll
    static void connect() {
        streams = new TestStreams();
        URI server = URI.create(TestServers.redisUrl());
        connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
        connections.setDatabase(TestStreams.DATABASE);
        connections.afterPropertiesSet();
        connections.start();
        stream = new EventStream(new ReactiveStringRedisTemplate(connections));
    }

    @AfterAll
    static void disconnect() {
        streams.forget(SHARD);
        connections.destroy();
        streams.close();
    }

    @BeforeEach
    void forget() {
        streams.forget(SHARD);
    }

    @Test
    void aBatchIsAddedInItsOrderAndTheFenceKeepsTokenAndEpoch() {
        Published published = (Published) publish(fresh(7), "a", "b", "c");

        assertThat(published.ids()).hasSize(3).isSorted();
        assertThat(data()).containsExactly("a", "b", "c");
        assertThat(streams.commands().hgetall(FENCE))
                .containsEntry("token", "7")
                .containsEntry("epoch", "1");
    }

    @Test
    void anOlderTokenAddsNothing() {
        publish(fresh(7), "a");

        assertThat(publish(fresh(6), "b")).isEqualTo(new Fenced(7, 1));
        assertThat(data()).containsExactly("a");
    }

    @Test
    void aNewerTokenShutsOutTheOlderOneWithoutAddingAnything() {
        Lease older = after(fresh(7), publish(fresh(7), "a"));

        assertThat(publish(new Lease(SHARD, 8, 7, 1, older.last()))).isEqualTo(new Published(List.of()));
        assertThat(publish(older, "b")).isEqualTo(new Fenced(8, 1));
        assertThat(data()).containsExactly("a");
    }

    @Test
    void aStreamThatIsShorterThanAcknowledgedGetsNothing() {
        publish(fresh(7), "a");
        EntryId last = EntryId.parse(lastId());
        Lease ahead = new Lease(SHARD, 7, 7, 1, new EntryId(last.millis(), last.sequence() + 1));

        assertThat(publish(ahead, "b")).isEqualTo(new Lost(7, last));
        assertThat(data()).containsExactly("a");
    }

    @Test
    void aFenceThatIsMissingOrOlderThanAcknowledgedMeansLoss() {
        Lease lease = after(fresh(7), publish(fresh(7), "a"));
        EntryId last = lease.last();

        streams.commands().hset(FENCE, "token", "6");
        assertThat(publish(lease, "b")).isEqualTo(new Lost(6, last));
        streams.commands().del(FENCE);
        assertThat(publish(lease, "b")).isEqualTo(new Lost(0, last));
        streams.commands().del(STREAM);
        assertThat(publish(lease, "b")).isEqualTo(new Lost(0, EntryId.NONE));
    }

    @Test
    void aStreamThatIsLostOnceMoreBeforeANewEpochsTokenIsKnownToBeStoredIsNoticed() {
        Lease lease = after(fresh(7), publish(fresh(7), "a"));
        Lease newEpoch = new Lease(SHARD, 8, 0, 2, lease.last());
        streams.forget(SHARD);

        assertThat(publish(newEpoch)).isEqualTo(new Lost(0, EntryId.NONE));
    }

    @Test
    void aTrimmedStreamIsNotALostOne() {
        Lease lease = after(fresh(7), publish(fresh(7), "a", "b"));
        streams.commands().xtrim(STREAM, 0);

        assertThat(publish(lease, "c")).isInstanceOf(Published.class);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingIsWritten() {
        streams.commands().set(STREAM, "x");

        assertThatThrownBy(() -> publish(fresh(7), "a")).hasStackTraceContaining("WRONGTYPE");
        assertThat(streams.commands().exists(FENCE)).isZero();
    }

    @Test
    void trimmingKeepsTheWindowAndWhatAGroupHasNotAcknowledged() {
        publish(fresh(7), IntStream.range(0, 1_000).mapToObj(String::valueOf).toArray(String[]::new));
        Instant future = Instant.now().plusSeconds(60);

        assertThat(trim(Instant.EPOCH, 10_000)).isEqualTo(new Trimmed(0, List.of()));
        streams.commands().xgroupCreate(StreamOffset.from(STREAM, "0"), "group");
        assertThat(trim(future, 10_000)).isEqualTo(new Trimmed(0, List.of()));

        streams.commands()
                .xreadgroup(Consumer.from("group", "one"), StreamOffset.lastConsumed(STREAM))
                .forEach(entry -> {
                    if (!"950".equals(entry.getBody().get("data"))) {
                        streams.commands().xack(STREAM, "group", entry.getId());
                    }
                });
        assertThat(trim(future, 10_000).entries()).isPositive();
        assertThat(data()).contains("950", "999").doesNotContain("0");
    }

    @Test
    void pastTheCapTheOldestGoAndTheGroupThatLosesThemIsNamed() {
        publish(fresh(7), IntStream.range(0, 1_000).mapToObj(String::valueOf).toArray(String[]::new));
        streams.commands().xgroupCreate(StreamOffset.from(STREAM, "0"), "slow");
        streams.commands().xgroupCreate(StreamOffset.from(STREAM, "$"), "quick");

        Trimmed trimmed = trim(Instant.EPOCH, 500);

        assertThat(trimmed.entries()).isPositive();
        assertThat(trimmed.evicted()).containsExactly("slow");
        assertThat(data()).contains("999").doesNotContain("0");
    }

    @Test
    void aGroupThatHasReadAllOrLostItsEntriesBeforeIsNotNamedAgain() {
        publish(fresh(7), IntStream.range(0, 1_000).mapToObj(String::valueOf).toArray(String[]::new));
        for (String group : List.of("slow", "read")) {
            streams.commands().xgroupCreate(StreamOffset.from(STREAM, "0"), group);
        }
        streams.commands()
                .xreadgroup(
                        Consumer.from("read", "one"),
                        XReadArgs.Builder.count(2_000).noack(true),
                        StreamOffset.lastConsumed(STREAM));
        streams.commands()
                .xreadgroup(
                        Consumer.from("slow", "one"), XReadArgs.Builder.count(1), StreamOffset.lastConsumed(STREAM));

        assertThat(trim(Instant.EPOCH, 500).evicted()).containsExactly("slow");
        streams.commands().xgroupSetid(StreamOffset.from(STREAM, lastId()), "slow");
        publish(after(fresh(7), new Published(List.of(EntryId.parse(lastId())))), numbers(600));
        streams.commands().xgroupSetid(StreamOffset.from(STREAM, lastId()), "read");
        streams.commands().xgroupSetid(StreamOffset.from(STREAM, lastId()), "slow");

        // The entry that "slow" was given and never acknowledged went with the first trimming.
        assertThat(trim(Instant.EPOCH, 300))
                .matches(trimmed -> trimmed.entries() > 0)
                .extracting(Trimmed::evicted)
                .isEqualTo(List.of());
    }

    @Test
    void theTailTellsWhichEventsCameAfterAnEntry() {
        UUID event = UUID.randomUUID();
        String first =
                streams.commands().xadd(STREAM, Map.of("id", UUID.randomUUID().toString(), "data", "a"));
        String second = streams.commands().xadd(STREAM, Map.of("data", "b", "id", event.toString()));
        String last = streams.commands().xadd(STREAM, Map.of("data", "of somebody else"));

        assertThat(stream.after(SHARD, EntryId.parse(first), 10).block())
                .containsExactly(new EventStream.Carried(EntryId.parse(second), event));
        assertThat(stream.after(SHARD, EntryId.parse(last), 10).block()).isEmpty();
    }

    @Test
    void theStateOfAStreamNamesTheGroupThatIsFurthestBehind() {
        assertThat(stream.state(SHARD).block()).isEqualTo(new EventStream.State(SHARD, 0, "", Duration.ZERO));
        String old = streams.commands().xadd(STREAM, new XAddArgs().id("1-1"), Map.of("data", "long ago"));
        streams.commands().xadd(STREAM, Map.of("data", "now"));
        streams.commands().xgroupCreate(StreamOffset.from(STREAM, old), "quick");
        streams.commands().xgroupCreate(StreamOffset.from(STREAM, "0"), "slow");

        EventStream.State state = Objects.requireNonNull(stream.state(SHARD).block());

        assertThat(state.length()).isEqualTo(2);
        assertThat(state.slowestGroup()).isEqualTo("slow");
        assertThat(state.behind()).isGreaterThan(Duration.ofDays(365));
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
    }

    private static Lease fresh(long token) {
        return new Lease(SHARD, token, 0, 1, EntryId.NONE);
    }

    private static Lease after(Lease lease, PublishOutcome outcome) {
        return lease.acknowledgedUpTo(((Published) outcome).ids().getLast());
    }

    private static PublishOutcome publish(Lease lease, String... data) {
        List<List<String>> entries =
                List.of(data).stream().map(text -> List.of("data", text)).toList();
        return Objects.requireNonNull(stream.publish(lease, entries).block());
    }

    private static Trimmed trim(Instant window, long cap) {
        return Objects.requireNonNull(stream.trim(SHARD, window, cap).block());
    }

    private static String lastId() {
        return streams.commands().xrange(STREAM, Range.unbounded()).getLast().getId();
    }

    private static List<String> data() {
        return streams.commands().xrange(STREAM, Range.unbounded()).stream()
                .map(entry -> String.valueOf(entry.getBody().get("data")))
                .toList();
    }
}
