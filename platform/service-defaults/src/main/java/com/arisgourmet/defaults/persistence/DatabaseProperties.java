package com.arisgourmet.defaults.persistence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service's own tables are.
 *
 * @param schema the service's schema on the shared server
 * @param username account that reads and writes that schema alone
 * @param ddlUsername account for migrations; needed by {@code migrate} and in local mode only
 * @param platformTables whether the schema has outbox, inbox and idempotency tables
 */
@ConfigurationProperties("aris.database")
public record DatabaseProperties(
        @Nullable String schema,
        @Nullable String username,
        @Nullable String password,
        @Nullable String ddlUsername,
        @Nullable String ddlPassword,
        @DefaultValue("true") boolean platformTables) {

    String requireDdlUsername() {
        return require(ddlUsername, "ARIS_DATABASE_DDL_USERNAME");
    }

    String requireDdlPassword() {
        return require(ddlPassword, "ARIS_DATABASE_DDL_PASSWORD");
    }

    private static String require(@Nullable String value, String variable) {
        if (value == null) {
            throw new IllegalStateException(variable + " is not set: migrations need the DDL account");
        }
        return value;
    }
}
