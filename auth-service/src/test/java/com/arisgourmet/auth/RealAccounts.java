package com.arisgourmet.auth;

import com.arisgourmet.testsupport.MySqlServer;
import com.arisgourmet.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The service's two accounts as {@code infra/mysql/accounts.sql} makes them, for a test's schema: what production may
 * not do, tests may not either.
 */
final class RealAccounts {
    private static final Path SCRIPT = Path.of("..", "infra", "mysql", "accounts.sql");

    private RealAccounts() {}

    /** @return the properties given, but with these accounts */
    static Map<String, String> of(Map<String, String> properties) {
        String schema = String.valueOf(properties.get("aris.database.schema"));
        String password = UUID.randomUUID().toString();
        String ddlPassword = UUID.randomUUID().toString();
        String script = read().replace("${ARIS_AUTH_PASSWORD}", password)
                .replace("${ARIS_AUTH_DDL_PASSWORD}", ddlPassword)
                .replace("aris_auth", schema)
                .replace("aris\\_auth", schema.replace("_", "\\_"));
        MySqlServer server = MySqlServer.shared();
        Arrays.stream(script.split(";"))
                .map(String::strip)
                .filter(sql -> sql.contains(" '%s".formatted(schema)))
                .forEach(sql -> TestServers.execute(server, sql));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> TestServers.execute(
                        server, "drop user if exists '%1$s'@'%%', '%1$s_ddl'@'%%'".formatted(schema))));
        Map<String, String> real = new HashMap<>(properties);
        real.put("aris.database.username", schema);
        real.put("aris.database.password", password);
        real.put("aris.database.ddl-username", schema + "_ddl");
        real.put("aris.database.ddl-password", ddlPassword);
        return real;
    }

    private static String read() {
        try (var lines = Files.lines(SCRIPT)) {
            return lines.filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
