package com.arisgourmet.bench.servers;

import com.arisgourmet.bench.NotMeasurable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The database server.
 *
 * @param at with an account that may create schemas and read the binlog
 */
public record MySql(ServerUrl at) {
    private static final List<String> SETTINGS = List.of(
            "version",
            "log_bin",
            "sync_binlog",
            "innodb_flush_log_at_trx_commit",
            "innodb_buffer_pool_size",
            "pid_file");

    /** From a URL {@code mysql://user:password@host:port}. */
    public static MySql parse(String url) {
        return new MySql(ServerUrl.parse(url, "mysql", 3306));
    }

    public String jdbcUrl(String schema) {
        return "jdbc:mysql://" + at.host() + ":" + at.port() + "/" + schema
                + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&allowPublicKeyRetrieval=true"
                + "&sslMode=PREFERRED&rewriteBatchedStatements=true&connectTimeout=5000";
    }

    public Connection connect(String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl(schema), at.user(), at.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(""), at.user(), at.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A counter of the whole server, such as {@code Com_select}. */
    public long status(String counter) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(""), at.user(), at.password());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show global status like '" + counter + "'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** Version and the settings that decide what a commit costs. Fails in one sentence if the server can't be used. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl(""), at.user(), at.password());
                var statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet row = statement.executeQuery("select @@" + setting)) {
                    row.next();
                    settings.put(setting, String.valueOf(row.getString(1)));
                }
            }
            return settings;
        } catch (SQLException e) {
            throw new NotMeasurable(
                    "MySQL at %s:%d can't be used: %s".formatted(at.host(), at.port(), e.getMessage()), e);
        }
    }
}
