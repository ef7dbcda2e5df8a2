package com.arisgourmet.bench.servers;

import org.flywaydb.core.Flyway;

/** The tables every service's schema has: outbox, inbox, idempotency. */
public final class PlatformTables {
    private PlatformTables() {}

    public static void make(MySql mysql, String schema) {
        Flyway.configure()
                .dataSource(mysql.jdbcUrl(schema), mysql.at().user(), mysql.at().password())
                .locations("classpath:db/platform")
                .load()
                .migrate();
    }
}
