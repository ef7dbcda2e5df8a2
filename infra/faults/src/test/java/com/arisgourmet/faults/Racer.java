package com.arisgourmet.faults;

import com.arisgourmet.testsupport.history.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One of several that change the same few aggregates, with an optimistic lock: who comes second changes nothing. */
final class Racer {
    private static final int AGGREGATES = 4;

    private final Ledger ledger;
    private final Random random;
    private final AtomicLong beaten;

    /** @param beaten counts the races that racers lost */
    Racer(Ledger ledger, Random random, AtomicLong beaten) {
        this.ledger = ledger;
        this.random = random;
        this.beaten = beaten;
    }

    static void prepare(Outbox outbox) {
        for (int i = 0; i < AGGREGATES; i++) {
            outbox.database()
                    .execute(
                            outbox.schema(),
                            "insert into races values (unhex('%s'), 0)"
                                    .formatted(aggregate(i).toString().replace("-", "")));
        }
    }

    private static UUID aggregate(int i) {
        return new UUID(7, i);
    }

    /** One transaction. */
    void transact(Connection connection) throws SQLException {
        UUID aggregate = aggregate(random.nextInt(AGGREGATES));
        long version = version(connection, aggregate);
        if (!raise(connection, aggregate, version)) {
            beaten.incrementAndGet();
            connection.rollback();
            return;
        }
        List<Event> events = new ArrayList<>();
        for (int ordinal = 0; ordinal <= random.nextInt(3); ordinal++) {
            events.add(Writer.event(random, aggregate, version + 1, ordinal));
        }
        Outbox.insert(connection, events);
        ledger.commit(connection, events);
    }

    private static long version(Connection connection, UUID aggregate) throws SQLException {
        try (var select = connection.prepareStatement("select version from races where id = ?")) {
            select.setBytes(1, Outbox.bytes(aggregate));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static boolean raise(Connection connection, UUID aggregate, long version) throws SQLException {
        try (var update = connection.prepareStatement("update races set version = ? where id = ? and version = ?")) {
            update.setLong(1, version + 1);
            update.setBytes(2, Outbox.bytes(aggregate));
            update.setLong(3, version);
            return update.executeUpdate() == 1;
        }
    }
}
