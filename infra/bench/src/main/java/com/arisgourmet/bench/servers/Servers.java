package com.arisgourmet.bench.servers;

import com.arisgourmet.bench.NotMeasurable;

/** The servers to measure on are named by the environment, which others on the machine can't read, as a command line can be. */
public final class Servers {
    private static final String MYSQL = "ARIS_TEST_MYSQL_URL";
    private static final String REDIS = "ARIS_TEST_REDIS_URL";

    private Servers() {}

    public static MySql mysql() {
        return MySql.parse(named(MYSQL));
    }

    public static String redisUrl() {
        return named(REDIS);
    }

    private static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new NotMeasurable("Set " + variable + " to the server to measure on.");
        }
        return value;
    }
}
