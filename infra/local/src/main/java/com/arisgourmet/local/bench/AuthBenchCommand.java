package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
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

/** Signing in beside bare Argon2, refreshing and checking tokens. */
@Command(
        name = "auth",
        mixinStandardHelpOptions = true,
        description =
                "Log-ins beside the machine's bare Argon2 rate, refreshes and checks of tokens, of the auth-service that"
                        + " ./aris up started. Takes three minutes, wants a quiet machine, and leaves twenty restaurants behind.")
final class AuthBenchCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "(${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of each thing measured in a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || seconds < 1) {
            throw new Problem("--rounds and --seconds must be at least 1.");
        }
        var home = Home.current();
        int port = State.read(home)
                .component(Service.AUTH.artifact())
                .map(Component::port)
                .orElseThrow(() -> new Problem("No auth-service is running here. Start with ./aris up."));
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var bench = progress.step("the benchmark", () -> new Build(home).upToDate("infra/bench"));
        List<String> arguments = new ArrayList<>(List.of("auth", "--url", "http://127.0.0.1:" + port));
        Service.AUTH.jvmFlags().forEach(flag -> arguments.add("--jvm-flag=" + flag));
        arguments.addAll(List.of("--rounds", Integer.toString(rounds), "--seconds", Integer.toString(seconds)));
        if (json != null) {
            arguments.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        return new BenchProcess(bench).run(arguments, Map.of());
    }
}
