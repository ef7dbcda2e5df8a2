package com.arisgourmet.e2e;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The running system's database, through the accounts the services use: what an operator with a slip of the hand could do. */
public final class Database {
    private static final int EMBEDDED_PORT = 13_306 + RunningSystem.portOffset();

    private Database() {}

    static void ofOrderService(String sql) {
        try (var connection = as("aris_order");
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** @return types of the events that the aggregate's owner has committed, oldest first */
    static List<String> eventsOf(String account, String aggregateId) {
        try (var connection = as(account);
                var statement = connection.prepareStatement("select type from outbox"
                        + " where aggregate_id = unhex(replace(?, '-', '')) order by aggregate_version, ordinal")) {
            statement.setString(1, aggregateId);
            List<String> types = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        } catch (SQLException e) {
            throw new IllegalStateException(aggregateId, e);
        }
    }

    /** @param account of a service, which has its schema's name */
    public static Connection as(String account) throws SQLException {
        String named = System.getenv("ARIS_TEST_MYSQL_URL");
        int port = named == null || named.isBlank()
                ? EMBEDDED_PORT
                : URI.create(named).getPort();
        String url =
                "jdbc:mysql://127.0.0.1:%d/%s?allowPublicKeyRetrieval=true&sslMode=PREFERRED".formatted(port, account);
        String password = RunningSystem.secret(account.toUpperCase(Locale.ROOT) + "_PASSWORD");
        return DriverManager.getConnection(url, account, password);
    }
}
