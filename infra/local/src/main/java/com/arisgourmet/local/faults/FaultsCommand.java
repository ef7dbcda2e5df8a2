package com.arisgourmet.local.faults;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The long form of the fault tests. Exits with 1 unless every case ran and nothing was lost, unexpected or inverted. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Kills, stops and cuts off relays and their servers while events flow; exits with 1 unless none is"
                        + " lost or reordered.")
public final class FaultsCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is chosen at random follows from it; a new one if absent.")
    private @Nullable Long seed;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "At least as many over all cases (${DEFAULT-VALUE}).")
    private long events;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (events < 1) {
            throw new Problem("--events must be positive.");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        long from = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        out.printf(
                "  seed %d, at least %,d events; again with: ./aris faults --seed %d --events %d%n",
                from, events, from, events);
        out.flush();
        FaultRun run = new FaultRun(Home.current(), out);
        FaultReport report = run.run(from, events);
        report.print(out);
        if (!run.succeeded()) {
            throw new Problem("Not all of it held, or ran; what was said is in " + run.log());
        }
        return report.isClean() ? 0 : 1;
    }
}
