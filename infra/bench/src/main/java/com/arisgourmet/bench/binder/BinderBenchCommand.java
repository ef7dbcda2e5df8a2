package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.figures.Report;
import com.arisgourmet.bench.figures.Surroundings;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The binder's benchmark. {@code aris bench binder} sees that everything is there and starts it. */
@Command(name = "binder")
public final class BinderBenchCommand implements Callable<Integer> {

    @Option(names = "--rounds", required = true)
    private int rounds;

    @Option(names = "--events", required = true)
    private int events;

    @Option(names = "--short")
    private boolean brief;

    @Option(names = "--json")
    private @Nullable Path json;

    @Option(names = "--folder", required = true, description = "For logs.")
    private @Nullable Path folder;

    @Option(names = "--only", required = true, split = ",")
    private List<Kind> only = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Plan plan = brief ? Plan.brief(rounds, events) : Plan.full(rounds, events);
        MySql mysql = Servers.mysql();
        Map<String, String> settings = mysql.settings();
        try (Undo undo = Undo.atExit()) {
            RedisDatabase redis = RedisDatabase.claim(Servers.redisUrl());
            undo.later(redis::close);
            Path logs = Files.createDirectories(Objects.requireNonNull(folder).toAbsolutePath());
            var machine = Surroundings.machine();
            var versions = Surroundings.versions(settings, redis.settings(), Map.of());
            Surroundings.tell(out, logs);
            var results = BinderBenchmark.run(plan, only, mysql, redis, logs, undo, out);
            var report = new Report<>(machine, versions, plan, Figures.all(), results);
            var goals = Figures.goals(kind -> report.medians(kind.name()), plan.steadyRate());
            report.print(out, goals);
            if (json != null) {
                report.write(json, goals);
            }
        }
        return 0;
    }
}
