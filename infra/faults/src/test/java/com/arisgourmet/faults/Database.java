package com.arisgourmet.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is reached, by whom. The account may create schemas. */
record Database(String host, int port, String user, String password) {

    Database through(int otherPort) {
        return new Database("127.0.0.1", otherPort, user, password);
    }

    /** READ COMMITTED, as the services have it; no statement hangs on a frozen server for ever. */
    Connection connect(String schema) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sslMode", "PREFERRED");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "60000");
        Connection connection =
                DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/" + schema, properties);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    void execute(String schema, String sql) {
        try (Connection connection = connect(schema);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String schema, String sql) {
        try (Connection connection = connect(schema);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
