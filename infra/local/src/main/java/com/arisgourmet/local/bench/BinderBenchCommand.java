package com.arisgourmet.local.bench;

import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.services.Build;
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

/** The Redis binder beside bare Lettuce and Spring Integration. */
@Command(
        name = "binder",
        mixinStandardHelpOptions = true,
        description =
                "The Redis binder (ordered, in batches, competing, with inbox) beside a bare Lettuce loop and Spring"
                        + " Integration's producer, on a MySQL and a Redis of yours. Wants a quiet machine.")
final class BinderBenchCommand implements Callable<Integer> {

    /** As they are called in the result. */
    enum Kind {
        ordered,
        batches,
        competing,
        inbox,
        lettuce,
        integration
    }

    @Mixin
    private Rounds rounds = new Rounds();

    @Mixin
    private MeasuringServers servers = new MeasuringServers();

    @Option(names = "--events", paramLabel = "N", description = "Of the backlog (100000; 5000 if short).")
    private @Nullable Integer events;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "ordered,batches,competing,inbox,lettuce,integration",
            paramLabel = "NAME",
            description = "Which of them (${DEFAULT-VALUE}).")
    private List<Kind> only = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var environment = servers.asEnvironment();
        var home = Home.current();
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var bench = progress.step("the benchmark", () -> new Build(home).upToDate("infra/bench"));
        List<String> arguments = new ArrayList<>(List.of("binder"));
        arguments.addAll(rounds.arguments(home.folder("bench").resolve("binder")));
        only.forEach(kind -> arguments.add("--only=" + kind));
        int backlog = Rounds.atLeastOne("--events", events, rounds.brief() ? 5_000 : 100_000);
        arguments.addAll(List.of("--events", Integer.toString(backlog)));
        return new BenchProcess(bench).run(arguments, environment);
    }
}
