package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.JsonFile;
import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.Surroundings;
import java.io.PrintWriter;
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

/** The relay's benchmark. {@code aris bench relay} sees that everything is there and starts it. */
@Command(name = "relay")
public final class RelayBenchCommand implements Callable<Integer> {
    /** Name the servers to use; an environment can't be read by others on the machine, as a command line can. */
    private static final String MYSQL = "ARIS_TEST_MYSQL_URL";

    private static final String REDIS = "ARIS_TEST_REDIS_URL";

    @Option(names = "--rounds", required = true)
    private int rounds;

    @Option(names = "--rows", required = true)
    private int rows;

    @Option(names = "--short")
    private boolean brief;

    @Option(names = "--json")
    private @Nullable Path json;

    @Option(names = "--folder", required = true, description = "For logs and what the processes keep.")
    private @Nullable Path folder;

    @Option(names = "--relay-jar", required = true)
    private @Nullable Path relayJar;

    @Option(names = "--jvm-flag", description = "Of the relay's and the ceiling's JVM.")
    private List<String> jvmFlags = new ArrayList<>();

    @Option(names = "--relay-flag", description = "Of the relay's JVM besides.")
    private List<String> relayFlags = new ArrayList<>();

    @Option(names = "--only", required = true, split = ",")
    private List<String> only = new ArrayList<>();

    @Option(names = "--debezium", description = "The unpacked distribution.")
    private @Nullable Path debezium;

    @Option(names = "--debezium-version", defaultValue = "")
    private String debeziumVersion = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Plan plan = brief ? Plan.brief(rounds, rows) : Plan.full(rounds, rows);
        MySql mysql = MySql.parse(named(MYSQL));
        Map<String, String> settings = mysql.settings();
        requireDurable(settings);
        try (Undo undo = Undo.atExit()) {
            RedisDatabase redis = RedisDatabase.claim(named(REDIS));
            undo.later(redis::close);
            Path scratch =
                    Files.createDirectories(Objects.requireNonNull(folder).toAbsolutePath());
            var machine = Surroundings.machine();
            var versions = Surroundings.versions(settings, redis.settings(), Map.of("debezium", debeziumVersion));
            var progress = new Progress(out);
            progress.begin(scratch, Surroundings.load());
            var turns = new RelayBenchmark(plan, mysql, redis, scratch, undo, progress).run(contenders());
            Report report = new Report(machine, versions, plan, turns);
            report.print(out);
            if (json != null) {
                JsonFile.write(report.asJson(), json);
            }
        }
        return 0;
    }

    private List<Contender> contenders() {
        List<String> flagsOfOurs = new ArrayList<>(jvmFlags);
        flagsOfOurs.addAll(relayFlags);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Ours(Objects.requireNonNull(relayJar).toAbsolutePath(), flagsOfOurs));
        if (debezium != null) {
            contenders.add(new Debezium(debezium.toAbsolutePath()));
        }
        contenders.add(new Ceiling(jvmFlags));
        return contenders.stream()
                .filter(contender -> only.contains(contender.name()))
                .toList();
    }

    private static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new NotMeasurable("Set " + variable + " to the server to measure on.");
        }
        return value;
    }

    /** Figures of a server that loses commits, or of one that Debezium can't follow, would mean nothing. */
    private static void requireDurable(Map<String, String> settings) {
        for (String setting : List.of("log_bin", "sync_binlog", "innodb_flush_log_at_trx_commit")) {
            if (!"1".equals(settings.get(setting))) {
                throw new NotMeasurable(
                        "MySQL must run with %s=1; it is %s here.".formatted(setting, settings.get(setting)));
            }
        }
    }
}
