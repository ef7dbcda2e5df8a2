package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Jvm;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Debezium Server with its Redis sink and outbox event router. Everything is as it comes but the pause between polls, which is
 * made short, and payloads that stay text instead of being wrapped in JSON.
 *
 * @param distribution the unpacked folder
 */
record Debezium(Path distribution) implements Contender {
    private static final String STREAM = "outbox.event." + Event.AGGREGATE_TYPE;

    @Override
    public String name() {
        return "debezium";
    }

    @Override
    public Candidate start(Stage stage, Path folder, Undo undo) throws IOException, SQLException {
        createOutbox(stage);
        Path home = Files.createTempDirectory(folder, "debezium");
        Path configuration = Files.createDirectory(home.resolve("config")).resolve("application.properties");
        undo.later(() -> Files.deleteIfExists(configuration));
        Files.createFile(
                configuration, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer file = Files.newBufferedWriter(configuration)) {
            properties(stage, home).store(file, null);
        }
        List<String> command = List.of(
                Jvm.java(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                distribution.resolve(runner()) + ":" + distribution.resolve("lib") + "/*",
                "io.debezium.server.Main");
        return Candidate.start(command, Map.of("TZ", "UTC"), home, folder.resolve("debezium.log"), undo);
    }

    private String runner() throws IOException {
        try (var files = Files.list(distribution)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Debezium Server in " + distribution));
        }
    }

    private static void createOutbox(Stage stage) throws SQLException {
        try (Connection connection = stage.mysql().connect(stage.debeziumSchema());
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table outbox (
                      id char(36) not null primary key,
                      aggregatetype varchar(255) not null,
                      aggregateid varchar(255) not null,
                      type varchar(255) not null,
                      payload text not null
                    ) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin""");
        }
    }

    private static Properties properties(Stage stage, Path home) {
        ServerUrl mysql = stage.mysql().at();
        ServerUrl redis = stage.redis().at();
        Properties all = new Properties();
        all.putAll(Map.of(
                "debezium.sink.type", "redis",
                "debezium.sink.redis.address", redis.host() + ":" + redis.port(),
                "debezium.sink.redis.db.index", Integer.toString(stage.redis().number()),
                "debezium.format.key", "simplestring",
                "debezium.format.value", "simplestring",
                "debezium.transforms", "outbox",
                "debezium.transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter"));
        all.putAll(Map.of(
                "debezium.source.connector.class", "io.debezium.connector.mysql.MySqlConnector",
                "debezium.source.database.hostname", mysql.host(),
                "debezium.source.database.port", Integer.toString(mysql.port()),
                "debezium.source.database.user", mysql.user(),
                "debezium.source.database.password", mysql.password(),
                "debezium.source.database.server.id",
                        Integer.toString(ThreadLocalRandom.current().nextInt(10_000, 1_000_000)),
                "debezium.source.database.include.list", stage.debeziumSchema(),
                "debezium.source.table.include.list", stage.debeziumSchema() + ".outbox"));
        all.putAll(Map.of(
                "debezium.source.topic.prefix", "bench",
                "debezium.source.snapshot.mode", "no_data",
                "debezium.source.include.schema.changes", "false",
                "debezium.source.poll.interval.ms", "10",
                "debezium.source.offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore",
                "debezium.source.offset.storage.file.filename",
                        home.resolve("offsets").toString(),
                "debezium.source.schema.history.internal", "io.debezium.storage.file.history.FileSchemaHistory",
                "debezium.source.schema.history.internal.file.filename",
                        home.resolve("history").toString(),
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", "0"));
        if (!redis.password().isEmpty()) {
            all.put("debezium.sink.redis.user", redis.user());
            all.put("debezium.sink.redis.password", redis.password());
        }
        return all;
    }

    @Override
    public String schema(Stage stage) {
        return stage.debeziumSchema();
    }

    @Override
    public String insert() {
        return "insert into outbox (id, aggregatetype, aggregateid, type, payload) values (?, ?, ?, ?, ?)";
    }

    @Override
    public void bind(PreparedStatement insert, Event event) throws SQLException {
        insert.setString(1, event.id().toString());
        insert.setString(2, Event.AGGREGATE_TYPE);
        insert.setString(3, event.aggregateId().toString());
        insert.setString(4, Event.TYPE);
        insert.setString(5, event.payload());
    }

    @Override
    public List<String> streams() {
        return List.of(STREAM);
    }

    @Override
    public List<String> keys() {
        return streams();
    }

    @Override
    public boolean isNudged() {
        return false;
    }
}
