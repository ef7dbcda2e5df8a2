package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A MySQL or MariaDB server and an account on it that may create schemas and accounts.
 *
 * @param host name or address
 */
public record MySqlServer(String host, int port, String user, String password) {

    /** From a URL {@code mysql://user:password@host:port}. */
    public static MySqlServer parse(String url) {
        var at = Credentials.in(url, "mysql", 3306);
        return new MySqlServer(at.host(), at.port(), at.user(), at.password());
    }

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sslMode", "PREFERRED");
        return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(host, port), properties);
    }

    /** Fails in one sentence if the server can't be used. */
    public void requireReachable() {
        try (var connection = connect()) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new Problem("MySQL at %s:%d can't be used: %s".formatted(host, port, e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return "mysql://%s@%s:%d".formatted(user, host, port);
    }
}
