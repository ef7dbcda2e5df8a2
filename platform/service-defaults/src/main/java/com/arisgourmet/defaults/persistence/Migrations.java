package com.arisgourmet.defaults.persistence;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Brings a service's schema to the version its code expects, with the DDL account, from {@code db/migration} on the class
 * path, after the tables every service has ({@code db/platform}: outbox, inbox, idempotency; a history of its own). The schema itself and both accounts exist before ({@code infra/mysql/accounts.sql}).
 */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Blocks until done.
     *
     * @throws org.flywaydb.core.api.FlywayException if the schema can't be reached or a script fails
     */
    public static void run(Environment environment) {
        DatabaseProperties database = Binder.get(environment).bindOrCreate("aris.database", DatabaseProperties.class);
        String host = environment.getRequiredProperty("aris.mysql.host");
        String port = environment.getRequiredProperty("aris.mysql.port");
        String url = "jdbc:mysql://" + host + ":" + port + "/" + database.schema()
                + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&allowPublicKeyRetrieval=true&sslMode=PREFERRED";
        if (database.platformTables()) {
            migrate(database, url, "db/platform", "flyway_platform_history");
        }
        migrate(database, url, "db/migration", "flyway_schema_history");
    }

    private static void migrate(DatabaseProperties database, String url, String location, String history) {
        var result = Flyway.configure()
                .dataSource(url, database.requireDdlUsername(), database.requireDdlPassword())
                .locations("classpath:" + location)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .connectRetries(3)
                .load()
                .migrate();
        log.info("{}: {} is at version {}", database.schema(), location, result.targetSchemaVersion);
    }
}
