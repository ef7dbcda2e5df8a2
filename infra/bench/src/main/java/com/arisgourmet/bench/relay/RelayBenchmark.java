package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.ServerProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** All rounds of all contenders. */
final class RelayBenchmark {
    private final Plan plan;
    private final MySql mysql;
    private final RedisDatabase redis;
    private final Path folder;
    private final Undo undo;
    private final Progress progress;
    private final String name =
            "aris_bench_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 30), 36);

    /** @param folder for logs and what the processes keep */
    RelayBenchmark(Plan plan, MySql mysql, RedisDatabase redis, Path folder, Undo undo, Progress progress) {
        this.plan = plan;
        this.mysql = mysql;
        this.redis = redis;
        this.folder = folder;
        this.undo = undo;
        this.progress = progress;
    }

    /** @return the turns of each contender, in the order of the rounds */
    Map<String, List<Turn.Result>> run(List<Contender> contenders) throws Exception {
        var servers = ServerProcesses.of(mysql.settings(), redis.settings());
        Map<String, List<Turn.Result>> turns = new LinkedHashMap<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((round - 1 + i) % contenders.size());
                progress.turn(round, plan.rounds(), contender.name());
                try (Undo after = undo.nested()) {
                    Stage stage = Stage.set(name, mysql, redis, after);
                    Turn.Result result = Turn.run(round, contender, plan, stage, servers, folder, after, progress);
                    turns.computeIfAbsent(contender.name(), first -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        return turns;
    }
}
