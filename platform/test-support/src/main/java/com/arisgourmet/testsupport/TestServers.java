package com.arisgourmet.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A real MySQL and a real Redis for the tests of one JVM, started at first use and shared by all of them: the servers named
 * by {@code ARIS_TEST_MYSQL_URL} / {@code ARIS_TEST_REDIS_URL}, else containers where an engine runs, else embedded ones.
 * Each caller of {@link #properties} gets a schema of its own; it is gone when the JVM ends, with its server or dropped.
 */
public final class TestServers {
    private TestServers() {}

    /**
     * @param schema stem of the schema's name
     * @return the properties a service needs to start: database, Redis, local mode (so that it migrates)
     */
    public static Map<String, String> properties(String schema) {
        MySqlServer mysql = MySqlServer.shared();
        String name =
                schema + "_it_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        execute(mysql, "create database " + name + " character set utf8mb4 collate utf8mb4_bin");
        if (MySqlServer.outlivesTests()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> execute(mysql, "drop database if exists " + name)));
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("aris.mysql.host", mysql.host());
        properties.put("aris.mysql.port", String.valueOf(mysql.port()));
        properties.put("aris.database.schema", name);
        properties.put("aris.database.username", mysql.user());
        properties.put("aris.database.password", mysql.password());
        properties.put("aris.database.ddl-username", mysql.user());
        properties.put("aris.database.ddl-password", mysql.password());
        properties.put("aris.local", "true");
        properties.put("spring.data.redis.url", redisUrl());
        return properties;
    }

    /** @return {@code redis://127.0.0.1:…} */
    public static String redisUrl() {
        return RedisServer.sharedUrl();
    }

    /** Runs one statement with the administrator's account of the test server. */
    public static void execute(MySqlServer server, String sql) {
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
