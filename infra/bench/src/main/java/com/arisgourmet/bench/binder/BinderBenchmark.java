package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Jvm;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.MySql;
import com.arisgourmet.bench.servers.PlatformTables;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.bench.servers.ServerProcesses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** All rounds of all readers, over one backlog. */
final class BinderBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long GLANCE_MILLIS = 20;

    private final Plan plan;
    private final RedisDatabase redis;
    private final Sources sources;
    private final ServerProcesses servers;
    private final Path folder;
    private final PrintWriter out;

    private BinderBenchmark(
            Plan plan, RedisDatabase redis, Sources sources, ServerProcesses servers, Path folder, PrintWriter out) {
        this.plan = plan;
        this.redis = redis;
        this.sources = sources;
        this.servers = servers;
        this.folder = folder;
        this.out = out;
    }

    /**
     * @param folder for the processes' logs
     * @return by kind, in the order of the rounds
     */
    static Map<String, List<Result>> run(
            Plan plan, List<Kind> kinds, MySql mysql, RedisDatabase redis, Path folder, Undo undo, PrintWriter out)
            throws Exception {
        String schema =
                "aris_bench_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 30), 36);
        Sources sources = new Sources(redis.url(), mysql, schema);
        var servers = ServerProcesses.of(mysql.settings(), redis.settings());
        return new BinderBenchmark(plan, redis, sources, servers, folder, out).run(kinds, undo);
    }

    private Map<String, List<Result>> run(List<Kind> kinds, Undo undo) throws Exception {
        var backlog = new Backlog(redis, ReadCommand.BACKLOG);
        undo.later(redis::empty);
        backlog.write(plan.events());
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = kinds.get((round - 1 + i) % kinds.size());
                try (Undo after = undo.nested()) {
                    Result result = turn(kind, round, after);
                    tell(kind, round, result);
                    results.computeIfAbsent(kind.name(), first -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        return results;
    }

    private Result turn(Kind kind, int round, Undo undo) throws Exception {
        if (kind == Kind.inbox) {
            makeTables(undo);
        }
        Path result = folder.resolve(kind + ".json");
        Candidate reader = Candidate.start(
                command(kind, round, result), sources.asEnvironment(), folder, folder.resolve(kind + ".log"), undo);
        if (kind == Kind.inbox) {
            var live = new Backlog(redis, ReadCommand.LIVE);
            undo.later(live::remove);
            undo.later(() -> redis.control().sync().unlink(ReadCommand.READY));
            awaitReady(reader);
            live.write(plan.steadyEvents(), plan.steadyRate());
        }
        if (reader.await(PATIENCE) != 0) {
            throw new NotMeasurable(kind + " failed; what it said is in " + folder.resolve(kind + ".log"));
        }
        return JsonMapper.builder().build().readValue(result.toFile(), Result.class);
    }

    private void makeTables(Undo undo) throws Exception {
        undo.later(() -> sources.mysql().execute("drop database if exists " + sources.schema()));
        sources.mysql().execute("create database " + sources.schema() + " character set utf8mb4 collate utf8mb4_bin");
        PlatformTables.make(sources.mysql(), sources.schema());
        new Effects(sources).make();
    }

    private void awaitReady(Candidate reader) throws InterruptedException {
        while (redis.control().sync().exists(ReadCommand.READY) == 0) {
            reader.requireAlive();
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private List<String> command(Kind kind, int round, Path result) {
        List<String> command = new ArrayList<>(List.of(Jvm.java(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", Jvm.classPath()));
        command.addAll(List.of("com.arisgourmet.bench.Bench", "read", "--kind", kind.name()));
        command.addAll(List.of("--round", Integer.toString(round), "--events", Integer.toString(plan.events())));
        command.addAll(List.of("--live", Integer.toString(plan.steadyEvents())));
        command.addAll(List.of("--live-rate", Integer.toString(plan.steadyRate())));
        servers.pids().forEach(pid -> command.addAll(List.of("--server", pid.toString())));
        command.addAll(List.of("--result", result.toString()));
        return command;
    }

    private void tell(Kind kind, int round, Result result) {
        out.printf(
                Locale.ROOT,
                "round %d of %d, %-11s %,7.0f events/s warm (%,.0f cold), %.2f CPU s per 100k, %d MB%s%n",
                round,
                plan.rounds(),
                kind,
                result.warm().eventsPerSecond(),
                result.cold().eventsPerSecond(),
                result.warm().cpuSeconds(),
                result.peakMegabytes(),
                result.steady() == null
                        ? ""
                        : "; at %,d/s p50 %.0f p99 %.0f ms"
                                .formatted(
                                        result.steady().rate(),
                                        result.steady().millis().p50(),
                                        result.steady().millis().p99()));
        out.flush();
    }
}
