package com.arisgourmet.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import com.arisgourmet.testsupport.history.History;
import com.arisgourmet.testsupport.history.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Relays broken on purpose, each put together from the relay's own parts, with the history each of them makes: the judge of
 * histories has to find what is wrong with it, and nothing in what the relay itself makes of the same.
 */
class BrokenRelaysIT {
    private final SourceOutbox source = new SourceOutbox();
    private final OwnRedis redis = new OwnRedis();
    private final TestStreams streams = new TestStreams(redis.url());
    private final LeaseTable table = LeaseTable.create();
    private final List<Written> committed = new ArrayList<>();
    private final UUID restaurant = UUID.randomUUID();
    private final UUID aggregate = UUID.randomUUID();
    private final int shard = EventStreams.shardOf(restaurant);
    private BareRelay first;
    private BareRelay second;

    @BeforeEach
    void putTogether() {
        first = new BareRelay("first", table, List.of(source.schema()), redis);
        second = new BareRelay("second", table, List.of(source.schema()), redis);
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        streams.close();
        redis.close();
    }

    @Test
    void markingBeforePublishingLosesWhatACrashCameBetween() throws SQLException {
        commit(1);
        Lease lease = take(first, "first");
        OutboxTable outbox = first.outboxes.of(source.schema());
        List<OutboxRow> rows = Objects.requireNonNull(
                        outbox.unpublished(List.of(share(lease))).block())
                .of(shard);
        first.marks
                .mark(List.of(new Acknowledged(
                        lease, source.schema(), List.of(rows.getFirst().id()), List.of(EntryId.NONE))))
                .block();
        // It dies here, and the next one goes on.
        commit(2);

        publishAll(second, take(second, "second"));

        assertThat(verdict().lost()).containsExactly(StreamHistory.event(committed.getFirst()));
    }

    @Test
    void readingOnFromTheLastIdLosesWhatWasCommittedLate() throws SQLException {
        Lease lease = take(first, "first");
        long last;
        try (Connection slow = source.connect()) {
            slow.setAutoCommit(false);
            Written late = SourceOutbox.write(slow, restaurant, UUID.randomUUID(), 1, data(1));
            commit(1);
            last = publishAfter(lease, 0);
            slow.commit();
            committed.add(late);
        }
        commit(2);
        publishAfter(lease, last);

        assertThat(verdict().lost()).containsExactly(StreamHistory.event(committed.get(1)));
    }

    @Test
    void publishingWithoutAFenceTurnsTheOrderRoundWhenASleeperWakes() throws SQLException {
        Slept slept = sleepOverALoss();
        slept.rows().forEach(row -> streams.commands()
                .xadd(EventStreams.streamOf(shard), fields(row.entry(Objects.requireNonNull(row.event()), null))));
        publishAll(second, slept.taken());

        assertThat(verdict().inverted()).isNotEmpty();
    }

    @Test
    void withItsFenceTheSleeperAddsNothing() throws SQLException {
        Slept slept = sleepOverALoss();
        PublishOutcome outcome = first.stream
                .publish(
                        slept.old(),
                        slept.rows().stream()
                                .map(row -> row.entry(Objects.requireNonNull(row.event()), null))
                                .toList())
                .block();
        publishAll(second, slept.taken());

        assertThat(outcome).isInstanceOf(PublishOutcome.Lost.class);
        verdict().requireClean();
        assertThat(verdict().duplicated()).isZero();
    }

    @Test
    void markingUnderALeaseThatIsGoneLosesWhatRedisLost() throws SQLException {
        commit(1);
        Lease old = take(first, "first");
        List<OutboxRow> rows = rows(first, old);
        // Its entry was added, Redis forgot it, and another relay took over before it was marked.
        streams.commands().flushall();
        Lease taken = take(second, "second");
        source.execute("update outbox set state = 1, published_at = utc_timestamp(6), epoch = 1, entry_id = '1-0'"
                + " where id = " + rows.getFirst().id());
        commit(2);
        publishAll(second, taken);

        assertThat(verdict().lost()).containsExactly(StreamHistory.event(committed.getFirst()));
    }

    /**
     * A relay that fell asleep with rows it had read.
     *
     * @param old its lease
     * @param taken the lease of whoever took over
     */
    private record Slept(Lease old, List<OutboxRow> rows, Lease taken) {}

    /** Version 1 is in the stream; a relay reads version 2 and sleeps; Redis loses all it had; another relay takes over. */
    private Slept sleepOverALoss() throws SQLException {
        commit(1);
        Lease old = publishAll(first, take(first, "first"));
        commit(2);
        List<OutboxRow> rows = rows(first, old);
        streams.commands().flushall();
        return new Slept(old, rows, take(second, "second"));
    }

    private List<OutboxRow> rows(BareRelay relay, Lease lease) {
        return Objects.requireNonNull(relay.outboxes
                        .of(source.schema())
                        .unpublished(List.of(share(lease)))
                        .block())
                .of(shard);
    }

    private static Share share(Lease lease) {
        return new Share(lease, new Unmarked(() -> {}));
    }

    private Lease take(BareRelay relay, String name) {
        String other = name.equals("first") ? "second" : "first";
        relay.leases.leave(other).block();
        relay.leases.beat(name, java.time.Duration.ofHours(1)).block();
        relay.leases.take(name, List.of(shard)).block();
        return Objects.requireNonNull(relay.leases.all().block()).stream()
                .map(Leases.Held::lease)
                .filter(lease -> lease.shard() == shard)
                .findFirst()
                .orElseThrow();
    }

    private Lease publish(BareRelay relay, Lease lease) {
        Share share = share(lease);
        Progress progress =
                relay.publication.round(List.of(share), source.schema()).blockLast();
        await().until(() -> share.unmarked().rows() == 0);
        return progress instanceof Progress.Done done ? done.lease() : lease;
    }

    /** As a worker does: settles, then publishes. */
    private Lease publishAll(BareRelay relay, Lease lease) {
        Settlement.Standing standing =
                Objects.requireNonNull(relay.settlement.settle(lease).block());
        return standing.settled() ? publish(relay, standing.lease()) : publishAll(relay, standing.lease());
    }

    /** What a relay does that remembers the last id. */
    private long publishAfter(Lease lease, long last) {
        List<OutboxRow> rows =
                rows(first, lease).stream().filter(row -> row.id() > last).toList();
        first.stream
                .publish(
                        lease,
                        rows.stream()
                                .map(row -> row.entry(Objects.requireNonNull(row.event()), null))
                                .toList())
                .block();
        return rows.stream().mapToLong(OutboxRow::id).max().orElse(last);
    }

    private void commit(long version) throws SQLException {
        committed.add(source.write(restaurant, aggregate, version, data(version)));
    }

    private static String data(long version) {
        return "{\"version\": %d, \"of\": \"it\"}".formatted(version);
    }

    private static Map<String, String> fields(List<String> entry) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < entry.size(); i += 2) {
            fields.put(entry.get(i), entry.get(i + 1));
        }
        return fields;
    }

    private Verdict verdict() {
        return new History(
                        committed.stream().map(StreamHistory::event).toList(), StreamHistory.of(streams, Set.of(shard)))
                .verdict();
    }
}
