package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The relay of this project, as one process that holds every shard.
 *
 * @param jar the executable one
 * @param jvmFlags those it always runs with
 */
record Ours(Path jar, List<String> jvmFlags) implements Contender.OfOurOutbox {

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Candidate start(Stage stage, Path folder, Undo undo) throws IOException {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvmFlags);
        command.addAll(List.of("-jar", jar.toString()));
        return Candidate.start(command, environment(stage), folder, folder.resolve("ours.log"), undo);
    }

    private static Map<String, String> environment(Stage stage) {
        ServerUrl mysql = stage.mysql().at();
        return Map.ofEntries(
                Map.entry("TZ", "UTC"),
                Map.entry("MALLOC_ARENA_MAX", "2"),
                Map.entry("ARIS_LOCAL", "true"),
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_SERVER_PORT", "0"),
                Map.entry("ARIS_REDIS_URL", stage.redis().url()),
                Map.entry("ARIS_RELAY_SCHEMAS", stage.outboxSchema()),
                Map.entry("ARIS_MYSQL_HOST", mysql.host()),
                Map.entry("ARIS_MYSQL_PORT", Integer.toString(mysql.port())),
                Map.entry("ARIS_DATABASE_SCHEMA", stage.relaySchema()),
                Map.entry("ARIS_DATABASE_USERNAME", mysql.user()),
                Map.entry("ARIS_DATABASE_PASSWORD", mysql.password()),
                Map.entry("ARIS_DATABASE_DDL_USERNAME", mysql.user()),
                Map.entry("ARIS_DATABASE_DDL_PASSWORD", mysql.password()));
    }
}
