package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import com.arisgourmet.testsupport.history.History;
import com.arisgourmet.testsupport.history.Verdict;
import io.lettuce.core.ScriptOutputType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two outboxes, a Redis of their own and two relays, to which something happens at each step. What happens is up to the seed
 * alone; how it meets what the relays do meanwhile is up to the machine.
 */
final class FaultyWorld implements AutoCloseable {
    private static final int RESTAURANTS = 4;
    private static final int AGGREGATES = 5;

    /** As a server does that comes back without the end of its log: keeps the first entries, and perhaps the fence. */
    private static final String LOSE_TAIL = """
            local kept = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', ARGV[1])
            redis.call('DEL', KEYS[1])
            for _, entry in ipairs(kept) do redis.call('XADD', KEYS[1], entry[1], unpack(entry[2])) end
            if ARGV[2] == 'fence' then redis.call('DEL', KEYS[2]) end
            return #kept""";

    private final Random random;
    private final OwnRedis redis = new OwnRedis();
    private final TestStreams streams = new TestStreams(redis.url());
    private final LeaseTable table = LeaseTable.create();
    private final List<SourceOutbox> sources = List.of(new SourceOutbox(), new SourceOutbox());
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final Map<Aggregate, Open> open = new HashMap<>();
    private final List<Written> committed = new ArrayList<>();
    private final BareRelay[] relays = new BareRelay[2];
    private final Map<String, Integer> happened = new TreeMap<>();
    private int started;
    private @Nullable BareRelay asleep;

    FaultyWorld(long seed) {
        random = new Random(seed);
        for (int i = 0; i < RESTAURANTS; i++) {
            UUID restaurant = new UUID(random.nextLong(), random.nextLong());
            for (int j = 0; j < AGGREGATES; j++) {
                aggregates.add(new Aggregate(
                        sources.get(random.nextInt(2)), restaurant, new UUID(random.nextLong(), random.nextLong())));
            }
        }
        relays[0] = relay();
        relays[1] = relay();
    }

    /** An aggregate, which one transaction at a time changes. */
    private static final class Aggregate {
        private final SourceOutbox source;
        private final UUID restaurant;
        private final UUID id;
        private long version;

        Aggregate(SourceOutbox source, UUID restaurant, UUID id) {
            this.source = source;
            this.restaurant = restaurant;
            this.id = id;
        }
    }

    /** A transaction that was not committed yet. */
    private record Open(Connection connection, List<Written> events) {}

    private BareRelay relay() {
        List<String> schemas = sources.stream().map(SourceOutbox::schema).toList();
        return new BareRelay("relay-" + started++, table, schemas, redis).start();
    }

    void step() throws SQLException {
        int dice = random.nextInt(100);
        if (dice < 62) {
            write();
        } else if (dice < 74) {
            end(random.nextInt(4) > 0);
        } else if (dice < 80) {
            replace("restart");
        } else if (dice < 86) {
            replace("kill");
        } else if (dice < 93) {
            sleepOrWake();
        } else if (dice < 95) {
            note("flush");
            streams.commands().flushall();
        } else {
            loseTail();
        }
    }

    private void write() throws SQLException {
        Aggregate aggregate = aggregates.get(random.nextInt(aggregates.size()));
        boolean stays = random.nextInt(4) == 0;
        Open transaction = open.remove(aggregate);
        if (transaction == null) {
            transaction = new Open(aggregate.source.connect(), new ArrayList<>());
            transaction.connection().setAutoCommit(false);
        }
        for (int i = random.nextInt(12); i >= 0; i--) {
            aggregate.version++;
            transaction
                    .events()
                    .add(SourceOutbox.write(
                            transaction.connection(),
                            aggregate.restaurant,
                            aggregate.id,
                            aggregate.version,
                            "{\"version\": %d, \"of\": \"%s\"}".formatted(aggregate.version, aggregate.id)));
        }
        if (stays) {
            note("held open");
            open.put(aggregate, transaction);
        } else {
            note("commit");
            commit(transaction);
        }
    }

    /** Ends one of the open transactions. */
    private void end(boolean commit) throws SQLException {
        List<Aggregate> held = aggregates.stream().filter(open::containsKey).toList();
        if (held.isEmpty()) {
            return;
        }
        Aggregate aggregate = held.get(random.nextInt(held.size()));
        Open transaction = open.remove(aggregate);
        if (commit) {
            note("late commit");
            commit(transaction);
        } else {
            note("rollback");
            transaction.connection().rollback();
            transaction.connection().close();
            aggregate.version -= transaction.events().size();
        }
    }

    private void commit(Open transaction) throws SQLException {
        transaction.connection().commit();
        transaction.connection().close();
        committed.addAll(transaction.events());
    }

    private void replace(String how) {
        int which = random.nextInt(2);
        if (relays[which] == asleep) {
            return;
        }
        note(how);
        if (how.equals("kill")) {
            relays[which].kill();
        } else {
            relays[which].close();
        }
        relays[which] = relay();
    }

    private void sleepOrWake() {
        if (asleep != null) {
            note("wake");
            asleep.thaw();
            asleep = null;
        } else {
            note("sleep");
            asleep = relays[random.nextInt(2)];
            asleep.freeze();
        }
    }

    private void loseTail() {
        int shard = EventStreams.shardOf(aggregates.get(random.nextInt(aggregates.size())).restaurant);
        String stream = EventStreams.streamOf(shard);
        long kept = streams.commands().xlen(stream) - random.nextInt(30);
        String fence = random.nextBoolean() ? "fence" : "";
        if (kept > 0) {
            note("lost tail");
            streams.commands()
                    .eval(
                            LOSE_TAIL,
                            ScriptOutputType.INTEGER,
                            new String[] {stream, EventStreams.fenceOf(shard)},
                            String.valueOf(kept),
                            fence);
        }
    }

    /** Ends what is going on: the sleeper wakes, every transaction is committed. */
    void calm() throws SQLException {
        if (asleep != null) {
            sleepOrWake();
        }
        while (!open.isEmpty()) {
            end(true);
        }
    }

    /** @return schemas and shards that have unpublished rows, and who holds the shard's lease */
    List<String> unpublished() throws SQLException {
        List<String> found = new ArrayList<>();
        for (SourceOutbox source : sources) {
            for (int shard : shards()) {
                long rows = source.count("state = 0 and shard = " + shard);
                if (rows > 0) {
                    found.add("%d of shard %d in %s, whose lease is %s"
                            .formatted(rows, shard, source.schema(), table.lease(shard)));
                }
            }
        }
        return found;
    }

    Verdict verdict() {
        return new History(committed.stream().map(StreamHistory::event).toList(), StreamHistory.of(streams, shards()))
                .verdict();
    }

    private Set<Integer> shards() {
        Set<Integer> shards = new TreeSet<>();
        aggregates.forEach(aggregate -> shards.add(EventStreams.shardOf(aggregate.restaurant)));
        return shards;
    }

    /** @return how often what happened */
    String story() {
        return happened.toString();
    }

    private void note(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    @Override
    public void close() throws SQLException {
        if (asleep != null) {
            asleep.thaw();
        }
        for (Open transaction : open.values()) {
            transaction.connection().close();
        }
        Stream.of(relays).forEach(BareRelay::close);
        streams.close();
        redis.close();
    }
}
