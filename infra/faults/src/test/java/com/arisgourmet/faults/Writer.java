package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.history.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A service that nobody competes with: transactions of several rows, aggregates and shards, and now and then one that is
 * rolled back. After trouble it starts over with new aggregates, since it does not know how far the old ones are.
 */
final class Writer {
    private static final int AGGREGATES = 40;
    private static final int ROLLED_BACK_PERCENT = 3;

    private final Ledger ledger;
    private final Random random;
    private final List<Aggregate> aggregates = new ArrayList<>();

    Writer(Ledger ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
    }

    /** @param version of what is committed */
    private record Aggregate(UUID id, long version) {}

    /** The aggregate's id is its restaurant's too, so that it lies in any of the shards. */
    static Event event(Random random, UUID aggregate, long version, int ordinal) {
        return new Event(id(random), EventStreams.shardOf(aggregate), aggregate, version, ordinal);
    }

    static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** One transaction. */
    void transact(Connection connection) throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Integer> touched = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            touch(touched, events);
        }
        try {
            Outbox.insert(connection, events);
            if (random.nextInt(100) < ROLLED_BACK_PERCENT) {
                connection.rollback();
                return;
            }
            ledger.commit(connection, events);
        } catch (SQLException e) {
            aggregates.clear();
            throw e;
        }
        touched.forEach(i -> aggregates.set(
                i, new Aggregate(aggregates.get(i).id(), aggregates.get(i).version() + 1)));
    }

    private void touch(List<Integer> touched, List<Event> events) {
        int i = random.nextInt(AGGREGATES);
        if (i >= aggregates.size()) {
            i = aggregates.size();
            aggregates.add(new Aggregate(id(random), 0));
        }
        if (!touched.contains(i)) {
            touched.add(i);
            Aggregate aggregate = aggregates.get(i);
            for (int ordinal = 0; ordinal <= random.nextInt(3); ordinal++) {
                events.add(event(random, aggregate.id(), aggregate.version() + 1, ordinal));
            }
        }
    }
}
