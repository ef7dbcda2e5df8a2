package com.arisgourmet.relay;

import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
}
