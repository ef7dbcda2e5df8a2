package com.arisgourmet.local.cli;

import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.processes.Supervisor;
import com.arisgourmet.local.services.Services;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends what {@code up} started and nothing else. The data stays. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Ends everything; the data stays.")
public final class DownCommand implements Callable<Integer> {
    @Option(
            names = "--no-class-caches",
            description =
                    "Leave the next start as it is; otherwise what makes it faster is prepared in the background.")
    private boolean withoutClassCaches;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var home = Home.current();
        var supervisor = new Supervisor(home);
        var wasRunning = !supervisor.state().components().isEmpty();
        supervisor.endAll();
        if (!withoutClassCaches) {
            Services.prepareNextStart(home);
        }
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(
                        wasRunning
                                ? "Everything has ended; its data is kept in " + home.data() + "."
                                : "Nothing was running.");
        return 0;
    }
}
