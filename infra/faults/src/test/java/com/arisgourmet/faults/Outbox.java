package com.arisgourmet.faults;

import com.arisgourmet.testsupport.history.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A service's schema with the outbox that the services' own migration makes. */
record Outbox(Database database, String schema) {
    /** The kind of every aggregate here. */
    static final String AGGREGATE = "order";

    void create() {
        database.execute("", "create database " + schema + " character set utf8mb4 collate utf8mb4_bin");
        for (String statement : script().split(";\\s*")) {
            if (!statement.isBlank()) {
                database.execute(schema, statement);
            }
        }
        database.execute(
                schema,
                "create table races (id binary(16) not null primary key, version bigint not null) engine=InnoDB");
    }

    /** A transaction's connection. */
    Connection begin() throws SQLException {
        Connection connection = database.connect(schema);
        connection.setAutoCommit(false);
        return connection;
    }

    Outbox through(int port) {
        return new Outbox(database.through(port), schema);
    }

    /** Adds rows in one statement, as services do. */
    static void insert(Connection connection, List<Event> events) throws SQLException {
        String sql =
                "insert into outbox (event_id, restaurant_id, shard, aggregate_type, aggregate_id, aggregate_version,"
                        + " ordinal, type, created_at, event) values "
                        + "(?, ?, ?, '%s', ?, ?, ?, 'order.changed.v1', utc_timestamp(6), ?),"
                                .formatted(AGGREGATE)
                                .repeat(events.size());
        try (PreparedStatement insert = connection.prepareStatement(sql.substring(0, sql.length() - 1))) {
            int at = 1;
            for (Event event : events) {
                insert.setBytes(at++, bytes(event.id()));
                insert.setBytes(at++, bytes(event.aggregate()));
                insert.setInt(at++, event.shard());
                insert.setBytes(at++, bytes(event.aggregate()));
                insert.setLong(at++, event.version());
                insert.setInt(at++, event.ordinal());
                insert.setString(at++, EventText.of(event));
            }
            insert.executeUpdate();
        }
    }

    long unpublished() {
        return database.number(schema, "select count(*) from outbox where state in (0, 2)");
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String script() {
        try (var in = Outbox.class.getResourceAsStream("/db/platform/V1__outbox_inbox_idempotency.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
