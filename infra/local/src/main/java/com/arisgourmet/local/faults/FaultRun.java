package com.arisgourmet.local.faults;

import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tests of {@code infra/faults}, run by the project's own Maven, and told of while they run. */
final class FaultRun {
    private final Home home;
    private final PrintWriter out;
    private final Path report;
    private final boolean terminal = Boolean.getBoolean("aris.terminal");
    private int told;
    private int exit = -1;

    FaultRun(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
        this.report = home.root().resolve("infra/faults/target/faults.json");
    }

    FaultReport run(long seed, long events) throws IOException, InterruptedException {
        Files.deleteIfExists(report);
        long start = System.nanoTime();
        Process maven = new ProcessBuilder(command(seed, events))
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        while (!maven.waitFor(1, TimeUnit.SECONDS)) {
            tell(Duration.ofNanos(System.nanoTime() - start));
        }
        exit = maven.exitValue();
        tell(Duration.ofNanos(System.nanoTime() - start));
        return FaultReport.read(report);
    }

    boolean succeeded() {
        return exit == 0;
    }

    Path log() {
        return home.log("faults");
    }

    private List<String> command(long seed, long events) {
        return List.of(
                home.root().resolve("mvnw").toString(),
                "-B",
                "-pl",
                "infra/faults",
                "-am",
                "verify",
                "-Dskip.unit.tests",
                "-Dskip.faults=false",
                "-Dspotless.check.skip",
                "-Dit.test=com/arisgourmet/faults/*IT",
                "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Dfaults.seed=" + seed,
                "-Dfaults.events=" + events);
    }

    /** A line for each case that ended since; on a terminal, one below that moves. */
    private void tell(Duration elapsed) {
        FaultReport now = FaultReport.read(report);
        erase();
        for (FaultReport.Case ended : now.cases().subList(told, now.cases().size())) {
            out.printf("  %s %s, %.0f s%n", ended.isClean() ? "✓" : "✗", ended.name(), ended.seconds());
        }
        told = now.cases().size();
        if (terminal && exit < 0) {
            out.printf(
                    "  … %s, %d:%02d",
                    now.expected() == 0
                            ? "building, starting servers and relays"
                            : "case %d of %d".formatted(told + 1, now.expected()),
                    elapsed.toMinutes(),
                    elapsed.toSecondsPart());
        }
        out.flush();
    }

    private void erase() {
        if (terminal) {
            out.print("\r\033[2K");
        }
    }
}
