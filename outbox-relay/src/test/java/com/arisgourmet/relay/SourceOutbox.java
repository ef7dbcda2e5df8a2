package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;

/** A service's schema with its outbox, as the services' own migration makes it, on the test server. */
final class SourceOutbox {
    private final MySqlServer server = MySqlServer.shared();
    private final String schema;

    SourceOutbox() {
        Map<String, String> properties = TestServers.properties("aris_source");
        schema = properties.get("aris.database.schema");
        try (Connection connection = connect()) {
            String migration = new ClassPathResource("db/platform/V1__outbox_inbox_idempotency.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
            for (String statement : migration.split(";\\s*")) {
                execute(connection, statement);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String schema() {
        return schema;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl().replace("/?", "/" + schema + "?"), server.user(), server.password());
    }

    /** An event as its row has it. */
    record Written(UUID id, UUID restaurant, UUID aggregate, long version, String event) {
        int shard() {
            return EventStreams.shardOf(restaurant);
        }
    }

    /** Writes and commits. */
    Written write(UUID restaurant, UUID aggregate, long version) throws SQLException {
        return write(restaurant, aggregate, version, "{\"version\": %d, \"name\": \"jalapeño 🌶\"}".formatted(version));
    }

    Written write(UUID restaurant, UUID aggregate, long version, String event) throws SQLException {
        try (Connection connection = connect()) {
            return write(connection, restaurant, aggregate, version, event);
        }
    }

    static Written write(Connection connection, UUID restaurant, UUID aggregate, long version, String event)
            throws SQLException {
        var written = new Written(Ids.next(), restaurant, aggregate, version, event);
        try (var insert = connection.prepareStatement("""
                insert into outbox (event_id, restaurant_id, shard, aggregate_type, aggregate_id, aggregate_version,
                  ordinal, type, created_at, traceparent, event)
                values (?, ?, ?, 'order', ?, ?, 0, 'order.placed.v1', utc_timestamp(6),
                  '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', ?)""")) {
            insert.setBytes(1, Ids.bytes(written.id()));
            insert.setBytes(2, Ids.bytes(restaurant));
            insert.setInt(3, written.shard());
            insert.setBytes(4, Ids.bytes(aggregate));
            insert.setLong(5, version);
            insert.setString(6, event);
            insert.executeUpdate();
        }
        return written;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** @return an expression over the rows of one restaurant, in the order of their ids */
    List<String> column(String expression, UUID restaurant) throws SQLException {
        return column(expression, "restaurant_id", restaurant);
    }

    List<String> column(String expression, Written event) throws SQLException {
        return column(expression, "event_id", event.id());
    }

    long count(String condition) throws SQLException {
        try (Connection connection = connect();
                var select = connection.prepareStatement("select count(*) from outbox where " + condition);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> column(String expression, String key, UUID value) throws SQLException {
        String sql = "select " + expression + " from outbox where " + key + " = ? order by id";
        try (Connection connection = connect();
                var select = connection.prepareStatement(sql)) {
            select.setBytes(1, Ids.bytes(value));
            List<String> values = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        }
    }
}
