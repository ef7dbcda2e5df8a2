package com.arisgourmet.local.bench;

import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.services.Build;
import com.arisgourmet.local.services.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    /** As they are called in the result. */
    enum Contender {
        ours,
        debezium,
        ceiling
    }

    @Mixin
    private Rounds rounds = new Rounds();

    @Mixin
    private MeasuringServers servers = new MeasuringServers();

    @Option(names = "--rows", paramLabel = "N", description = "Rows of a backlog (200000; 20000 if short).")
    private @Nullable Integer rows;

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
        var environment = servers.asEnvironment();
        var home = Home.current();
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var build = new Build(home);
        var relay = progress.step("the relay", () -> build.upToDate(Service.RELAY.artifact()));
        var bench = progress.step("the benchmark", () -> build.upToDate("infra/bench"));
        List<String> arguments = new ArrayList<>(List.of("relay", "--relay-jar", relay.toString()));
        Service.RELAY.jvmFlags().forEach(flag -> arguments.add("--jvm-flag=" + flag));
        relayFlags.forEach(flag -> arguments.add("--relay-flag=" + flag));
        only.forEach(name -> arguments.add("--only=" + name));
        arguments.addAll(rounds.arguments(home.folder("bench").resolve("relay")));
        int backlog = Rounds.atLeastOne("--rows", rows, rounds.brief() ? 20_000 : 200_000);
        arguments.addAll(List.of("--rows", Integer.toString(backlog)));
        if (only.contains(Contender.debezium)) {
            var debezium = progress.step("Debezium Server " + DebeziumServer.VERSION, () -> DebeziumServer.in(home));
            arguments.addAll(List.of("--debezium", debezium.toString(), "--debezium-version", DebeziumServer.VERSION));
        }
        return new BenchProcess(bench).run(arguments, environment);
    }
}
