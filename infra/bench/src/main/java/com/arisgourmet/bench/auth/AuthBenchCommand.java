package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.JsonFile;
import com.arisgourmet.bench.figures.Surroundings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

/** The benchmark of signing in. {@code aris bench auth} says where the service is, and starts it. */
@Command(name = "auth")
public final class AuthBenchCommand implements Callable<Integer> {
    @Option(names = "--url", required = true, description = "Of auth-service itself.")
    private @Nullable URI url;

    @Option(names = "--rounds", required = true)
    private int rounds;

    @Option(names = "--seconds", required = true, description = "Of each thing measured.")
    private int seconds;

    @Option(names = "--jvm-flag", description = "Of the service's JVM.")
    private List<String> jvmFlags = new ArrayList<>();

    @Option(names = "--json")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Object> machine = Surroundings.machine();
        out.printf("load before: %s%n", Surroundings.load());
        var checks = new TokenChecks(TokenChecks.MANY);
        double newTokens = checks.ofNewTokens();
        double knownTokens = checks.ofKnownTokens();
        var benchmark =
                new AuthBenchmark(new AuthClient(Objects.requireNonNull(url)), Duration.ofSeconds(seconds), jvmFlags);
        benchmark.prepare();
        List<Round> measured = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            measured.add(benchmark.round());
            out.printf("round %d of %d%n", i, rounds);
            out.flush();
        }
        var versions = Map.<String, Object>of("java", Runtime.version().toString(), "serviceFlags", jvmFlags);
        AuthReport report = new AuthReport(machine, versions, measured, newTokens, knownTokens);
        report.print(out);
        if (json != null) {
            JsonFile.write(report.asJson(), json);
        }
        return 0;
    }
}
