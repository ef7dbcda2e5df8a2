package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.servers.MySqlServer;
import com.arisgourmet.local.servers.RedisServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The servers to measure on: the user's own, since figures of the embedded ones would mean little. */
final class MeasuringServers {
    private static final String MYSQL = "ARIS_TEST_MYSQL_URL";
    private static final String REDIS = "ARIS_TEST_REDIS_URL";

    @Option(
            names = "--mysql",
            paramLabel = "URL",
            description = "mysql://user:password@host:port, durable and with binlog; " + MYSQL + " if absent.")
    private @Nullable String mysqlUrl;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "redis://user:password@host:port; " + REDIS + " if absent.")
    private @Nullable String redisUrl;

    String mysqlUrl() {
        return named(mysqlUrl, MYSQL);
    }

    String redisUrl() {
        return named(redisUrl, REDIS);
    }

    /** For a benchmark's process; fails in a sentence if one of them can't be reached. */
    Map<String, String> asEnvironment() {
        MySqlServer.parse(mysqlUrl()).requireReachable();
        RedisServer.parse(redisUrl()).requireReachable();
        return Map.of(MYSQL, mysqlUrl(), REDIS, redisUrl());
    }

    private static String named(@Nullable String url, String variable) {
        var chosen = url == null ? System.getenv(variable) : url;
        if (chosen == null || chosen.isBlank()) {
            throw new Problem("Name the servers to measure on, with --mysql and --redis or with %s and %s."
                    .formatted(MYSQL, REDIS));
        }
        return chosen;
    }
}
