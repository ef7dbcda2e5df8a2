package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The least a relay of our outbox must do, as a process: {@link CeilingCommand}.
 *
 * @param jvmFlags as for the relay
 */
record Ceiling(List<String> jvmFlags) implements Contender.OfOurOutbox {
    /** Variables the process finds its servers and its schema in. */
    static final String MYSQL = "ARIS_BENCH_MYSQL_URL";

    static final String REDIS = "ARIS_BENCH_REDIS_URL";
    static final String SCHEMA = "ARIS_BENCH_SCHEMA";

    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Candidate start(Stage stage, Path folder, Undo undo) throws IOException {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", Jvm.classPath(), "com.arisgourmet.bench.Bench", "ceiling"));
        String url = stage.mysql().at().asUrl("mysql");
        Map<String, String> environment =
                Map.of("TZ", "UTC", MYSQL, url, REDIS, stage.redis().url(), SCHEMA, stage.outboxSchema());
        return Candidate.start(command, environment, folder, folder.resolve("ceiling.log"), undo);
    }
}
