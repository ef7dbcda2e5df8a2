package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.servers.MySqlServer;
import com.arisgourmet.local.servers.RedisServer;
import com.arisgourmet.local.services.Build;
import com.arisgourmet.local.services.Service;
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

/** The relay beside Debezium Server and beside the least that a relay must do. */
@Command(
        name = "relay",
        mixinStandardHelpOptions = true,
        description = "The outbox relay beside Debezium Server and a bare loop, on a MySQL and a Redis of yours."
                + " Takes half an hour and wants a quiet machine.")
final class RelayBenchCommand implements Callable<Integer> {
    private static final String MYSQL = "ARIS_TEST_MYSQL_URL";
    private static final String REDIS = "ARIS_TEST_REDIS_URL";

    /** As they are called in the result. */
    enum Contender {
        ours,
        debezium,
        ceiling
    }

    @Option(names = "--rounds", paramLabel = "N", description = "Of all by turns (5; 1 if short).")
    private @Nullable Integer rounds;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of a backlog (200000; 20000 if short).")
    private @Nullable Integer rows;

    @Option(names = "--short", description = "Less than three minutes: shows that it works, not how fast it is.")
    private boolean brief;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--mysql",
            paramLabel = "URL",
            description = "mysql://user:password@host:port, durable and with binlog; " + MYSQL + " if absent.")
    private @Nullable String mysqlUrl;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "redis://user:password@host:port; " + REDIS + " if absent.")
    private @Nullable String redisUrl;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "ours,debezium,ceiling",
            paramLabel = "NAME",
            description = "Which of them (${DEFAULT-VALUE}).")
    private List<Contender> only = List.of();

    @Option(
            names = "--relay-flag",
            paramLabel = "FLAG",
            description = "Given to the relay's JVM besides, such as -XX:StartFlightRecording=filename=F.")
    private List<String> relayFlags = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var mysql = named(mysqlUrl, MYSQL);
        var redis = named(redisUrl, REDIS);
        MySqlServer.parse(mysql).requireReachable();
        RedisServer.parse(redis).requireReachable();
        var home = Home.current();
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var build = new Build(home);
        var relay = progress.step("the relay", () -> build.upToDate(Service.RELAY.artifact()));
        var bench = progress.step("the benchmark", () -> build.upToDate("infra/bench"));
        List<String> arguments = new ArrayList<>(List.of("relay", "--relay-jar", relay.toString()));
        Service.RELAY.jvmFlags().forEach(flag -> arguments.add("--jvm-flag=" + flag));
        relayFlags.forEach(flag -> arguments.add("--relay-flag=" + flag));
        only.forEach(name -> arguments.add("--only=" + name));
        arguments.addAll(
                List.of("--folder", home.folder("bench").resolve("relay").toString()));
        arguments.addAll(List.of("--rounds", Integer.toString(atLeastOne(rounds, brief ? 1 : 5))));
        arguments.addAll(List.of("--rows", Integer.toString(atLeastOne(rows, brief ? 20_000 : 200_000))));
        if (brief) {
            arguments.add("--short");
        }
        if (json != null) {
            arguments.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        if (only.contains(Contender.debezium)) {
            var debezium = progress.step("Debezium Server " + DebeziumServer.VERSION, () -> DebeziumServer.in(home));
            arguments.addAll(List.of("--debezium", debezium.toString(), "--debezium-version", DebeziumServer.VERSION));
        }
        return new BenchProcess(bench).run(arguments, Map.of(MYSQL, mysql, REDIS, redis));
    }

    private static String named(@Nullable String url, String variable) {
        var chosen = url == null ? System.getenv(variable) : url;
        if (chosen == null || chosen.isBlank()) {
            throw new Problem("Name the servers to measure on, with --mysql and --redis or with %s and %s."
                    .formatted(MYSQL, REDIS));
        }
        return chosen;
    }

    private static int atLeastOne(@Nullable Integer asked, int otherwise) {
        if (asked != null && asked < 1) {
            throw new Problem("--rounds and --rows must be at least 1.");
        }
        return asked == null ? otherwise : asked;
    }
}
