package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Secrets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Schemas and accounts of {@code infra/mysql/accounts.sql}; may be applied any number of times. */
public final class MySqlAccounts {
    private final List<String> statements;

    MySqlAccounts(String script) {
        statements = statementsIn(script);
    }

    public static MySqlAccounts with(Secrets secrets) {
        return new MySqlAccounts(Template.filled("accounts.sql", secrets));
    }

    public void applyTo(MySqlServer server) {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new Problem(
                    "The schemas and accounts could not be made on %s: %s".formatted(server, e.getMessage()), e);
        }
    }

    /** No literal in the script holds a semicolon or starts a line with two dashes. */
    static List<String> statementsIn(String script) {
        var withoutComments =
                script.lines().filter(line -> !line.startsWith("--")).toList();
        return Arrays.stream(String.join("\n", withoutComments).split(";"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }
}
