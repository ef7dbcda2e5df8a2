package com.arisgourmet.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running system's database, through the accounts the services use: what an operator with a slip of the hand could do. */
final class Database {
    private static final Path SECRETS = Path.of("target", "aris", "secrets.json");
    private static final int EMBEDDED_PORT = 33_306 + 4_000;

    private Database() {}

    static void ofOrderService(String sql) {
        RunningSystem.gateway();
        JsonNode secrets = JsonMapper.builder().build().readTree(SECRETS.toFile());
        String named = System.getenv("ARIS_TEST_MYSQL_URL");
        int port = named == null || named.isBlank()
                ? EMBEDDED_PORT
                : URI.create(named).getPort();
        String url = "jdbc:mysql://127.0.0.1:" + port + "/aris_order?allowPublicKeyRetrieval=true&sslMode=PREFERRED";
        try (var connection = DriverManager.getConnection(
                        url, "aris_order", secrets.get("ARIS_ORDER_PASSWORD").asString());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
