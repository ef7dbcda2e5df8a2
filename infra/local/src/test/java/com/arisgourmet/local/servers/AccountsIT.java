package com.arisgourmet.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arisgourmet.local.home.Secrets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code infra/mysql/accounts.sql} on a real server, under names that collide with no installation on it. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountsIT {
    private static final String[] SERVICES = {"auth", "catalog", "table", "order", "relay"};

    private TestServers servers;
    private MySqlServer server;
    private Secrets secrets;

    @BeforeAll
    void applyTwice(@TempDir Path folder) throws Exception {
        servers = new TestServers();
        server = servers.mysql();
        secrets = Secrets.in(folder.resolve("secrets.json"));
        dropAll();
        var accounts = new MySqlAccounts(renamed(Template.filled("accounts.sql", secrets)));
        accounts.applyTo(server);
        accounts.applyTo(server);
        for (var service : new String[] {"auth", "catalog", "table", "order"}) {
            as(service, "_DDL", "create table arisit_%s.outbox (id int primary key, state int)".formatted(service));
            as(service, "_DDL", "create table arisit_%s.inbox (id int primary key, state int)".formatted(service));
        }
        as("auth", "_DDL", "create table arisit_auth.audit (id int primary key)");
    }

    @AfterAll
    void dropAndStop() throws Exception {
        dropAll();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "catalog", "table", "order"})
    void aServiceReadsAndWritesItsOwnRows(String service) {
        assertThatCode(() -> {
                    as(service, "", "insert into arisit_%s.inbox values (1, 0)".formatted(service));
                    as(service, "", "select * from arisit_%s.inbox".formatted(service));
                    as(service, "", "update arisit_%s.inbox set state = 1".formatted(service));
                    as(service, "", "delete from arisit_%s.inbox".formatted(service));
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "catalog", "table", "order", "relay"})
    void noAccountReachesAnotherServicesTables(String service) {
        for (var other : SERVICES) {
            if (!other.equals(service)) {
                refused(service, "", "select * from arisit_%s.inbox".formatted(other));
                refused(service, "", "insert into arisit_%s.inbox values (1, 0)".formatted(other));
                refused(service, "", "update arisit_%s.inbox set state = 1".formatted(other));
                refused(service, "", "delete from arisit_%s.inbox".formatted(other));
                refused(service, "_DDL", "select * from arisit_%s.inbox".formatted(other));
                refused(service, "_DDL", "create table arisit_%s.more (id int)".formatted(other));
                refused(service, "_DDL", "drop table arisit_%s.inbox".formatted(other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "catalog", "table", "order"})
    void aRuntimeAccountChangesNoTable(String service) {
        refused(service, "", "create table arisit_%s.more (id int)".formatted(service));
        refused(service, "", "alter table arisit_%s.inbox add column more int".formatted(service));
        refused(service, "", "drop table arisit_%s.inbox".formatted(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "catalog", "table", "order"})
    void theRelayMovesRowsOfTheOutboxButAddsNone(String service) throws SQLException {
        as(service, "", "insert into arisit_%s.outbox values (1, 0)".formatted(service));

        assertThat(as("relay", "", "update arisit_%s.outbox set state = 1".formatted(service)))
                .isEqualTo(1);
        assertThat(as("relay", "", "delete from arisit_%s.outbox".formatted(service)))
                .isEqualTo(1);
        refused("relay", "", "insert into arisit_%s.outbox values (2, 0)".formatted(service));
        refused("relay", "", "create table arisit_%s.outbox (id int)".formatted(service));
    }

    @Test
    void theAuditLogIsAddedToAndReadButNeverChanged() throws SQLException {
        as("auth", "", "insert into arisit_auth.audit values (1)");
        as("auth", "", "select * from arisit_auth.audit");
        refused("auth", "", "update arisit_auth.audit set id = 2");
        refused("auth", "", "delete from arisit_auth.audit");
        refused("auth", "", "truncate table arisit_auth.audit");
        refused("relay", "", "select * from arisit_auth.audit");
    }

    @Test
    void anInstallationOfBeforeTheAuditLogLosesTheRightToChangeIt() throws SQLException {
        asAdmin("grant update, delete on `arisit\\_auth`.* to 'arisit_auth'@'%'");
        as("auth", "", "delete from arisit_auth.audit where id = 7");

        new MySqlAccounts(renamed(Template.filled("accounts.sql", secrets))).applyTo(server);

        refused("auth", "", "delete from arisit_auth.audit");
        as("auth", "", "delete from arisit_auth.outbox");
    }

    @Test
    void aPatternInASchemasNameReachesNoOther() throws SQLException {
        asAdmin("create database if not exists arisitxorder");

        refused("order", "", "create table arisitxorder.more (id int)");
        refused("order", "_DDL", "create table arisitxorder.more (id int)");
    }

    private void refused(String service, String kind, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as("%s%s: %s", service, kind, sql)
                .isThrownBy(() -> as(service, kind, sql))
                .satisfies(refusal -> assertThat(refusal.getErrorCode()).isIn(1044, 1142));
    }

    /** @return rows changed, -1 for a query */
    private int as(String service, String kind, String sql) throws SQLException {
        var password = secrets.password("ARIS_%s%s_PASSWORD".formatted(service.toUpperCase(Locale.ROOT), kind));
        var user = "arisit_" + service + kind.toLowerCase(Locale.ROOT);
        return execute(new MySqlServer(server.host(), server.port(), user, password), sql);
    }

    private void asAdmin(String sql) throws SQLException {
        execute(server, sql);
    }

    private static int execute(MySqlServer as, String sql) throws SQLException {
        try (var connection = as.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private void dropAll() throws SQLException {
        asAdmin("drop database if exists arisitxorder");
        for (var service : SERVICES) {
            asAdmin("drop database if exists arisit_" + service);
            asAdmin("drop user if exists 'arisit_%1$s'@'%%', 'arisit_%1$s_ddl'@'%%'".formatted(service));
        }
    }

    private static String renamed(String script) {
        return script.replace("aris_", "arisit_").replace("aris\\_", "arisit\\_");
    }
}
