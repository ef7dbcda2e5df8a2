package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.contracts.EventStreams;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where a reader's process finds its servers, and how it is told. */
record Sources(String redisUrl, MySql mysql, String schema) {
    private static final String REDIS = "ARIS_BENCH_REDIS_URL";
    private static final String MYSQL = "ARIS_BENCH_MYSQL_URL";
    private static final String SCHEMA = "ARIS_BENCH_SCHEMA";

    static Sources of(RedisDatabase redis, MySql mysql, String schema) {
        return new Sources(redis.url(), mysql, schema);
    }

    static Sources ofEnvironment() {
        return new Sources(named(REDIS), MySql.parse(named(MYSQL)), named(SCHEMA));
    }

    Map<String, String> asEnvironment() {
        return Map.of("TZ", "UTC", REDIS, redisUrl, MYSQL, mysql.at().asUrl("mysql"), SCHEMA, schema);
    }

    /** As a service connects. */
    Map<String, String> r2dbc() {
        return Map.of(
                "spring.r2dbc.url",
                "r2dbc:mysql://%s:%d/%s?connectionTimeZone=UTC&tcpNoDelay=true&sslMode=PREFERRED"
                        .formatted(mysql.at().host(), mysql.at().port(), schema),
                "spring.r2dbc.username",
                mysql.at().user(),
                "spring.r2dbc.password",
                mysql.at().password(),
                "spring.r2dbc.pool.max-size",
                "12");
    }

    static List<String> streams(String destination) {
        return IntStream.range(0, EventStreams.SHARDS)
                .mapToObj(shard -> EventStreams.streamOf(shard).replaceFirst("^events", destination))
                .toList();
    }

    private static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new NotMeasurable(variable + " is not set; the binder's benchmark starts this by itself.");
        }
        return value;
    }
}
