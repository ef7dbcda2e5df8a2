package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A connection that commits events as rows of a contender's outbox. */
final class OutboxWriter implements AutoCloseable {
    private static final int BACKLOG_CONNECTIONS = 4;

    private final Contender contender;
    private final Connection connection;
    private final PreparedStatement insert;

    OutboxWriter(Contender contender, Stage stage) throws SQLException {
        this.contender = contender;
        this.connection = stage.mysql().connect(contender.schema(stage));
        this.insert = connection.prepareStatement(contender.insert());
    }

    /** Commits events in one transaction. */
    void commit(int first, int events) throws SQLException {
        for (int number = first; number < first + events; number++) {
            contender.bind(insert, new Event(number));
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    /** Commits one event. */
    void commit(Event event) throws SQLException {
        contender.bind(insert, event);
        insert.executeUpdate();
        connection.commit();
    }

    /** Commits many events over several connections, a block in each transaction. */
    static void backlog(Contender contender, Stage stage, int first, int events) throws Exception {
        try (var threads = Executors.newFixedThreadPool(BACKLOG_CONNECTIONS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < BACKLOG_CONNECTIONS; part++) {
                int offset = part * Event.BLOCK;
                parts.add(threads.submit(() -> {
                    try (OutboxWriter writer = new OutboxWriter(contender, stage)) {
                        for (int at = offset; at < events; at += BACKLOG_CONNECTIONS * Event.BLOCK) {
                            writer.commit(first + at, Math.min(Event.BLOCK, events - at));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
