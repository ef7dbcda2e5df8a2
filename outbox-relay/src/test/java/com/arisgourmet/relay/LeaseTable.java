package com.arisgourmet.relay;

import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;

/**
 * A schema of relays with its tables, for relays that nobody migrates for.
 *
 * @param schema its name
 */
record LeaseTable(String schema) {
    static LeaseTable create() {
        String schema = TestServers.properties("aris_relay").get("aris.database.schema");
        try {
            String migration = new ClassPathResource("db/migration/V1__instances_and_leases.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
            for (String statement : migration.split(";\\s*\n")) {
                if (!statement.isBlank()) {
                    TestServers.execute(
                            MySqlServer.shared(),
                            statement
                                    .replace("create table ", "create table " + schema + ".")
                                    .replace("insert into ", "insert into " + schema + "."));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LeaseTable(schema);
    }

    /** @return owner and token of a shard's lease, for a message */
    String lease(int shard) throws SQLException {
        try (Connection connection = MySqlServer.shared().connect();
                var select = connection.prepareStatement(
                        "select owner, token from " + schema + ".shard_leases where shard = ?")) {
            select.setInt(1, shard);
            try (var rows = select.executeQuery()) {
                rows.next();
                return "%s's with token %d".formatted(rows.getString("owner"), rows.getLong("token"));
            }
        }
    }
}
