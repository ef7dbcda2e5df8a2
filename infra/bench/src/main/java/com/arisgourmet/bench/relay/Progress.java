package com.arisgourmet.bench.relay;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells a waiting person what is being measured: what is going on in a line that grows, then what it came to. */
final class Progress {
    private final PrintWriter out;

    Progress(PrintWriter out) {
        this.out = out;
    }

    void turn(int round, int rounds, String contender) {
        out.printf("%nround %d of %d, %s:", round, rounds, contender);
        out.flush();
    }

    void doing(String what) {
        out.print(" " + what + " …");
        out.flush();
    }

    void done(String contender, Turn.Result result) {
        out.printf(
                Locale.ROOT,
                "%n  %-9s %,7.0f events/s warm (%,.0f cold), %.2f CPU s per 100k, %d MB",
                contender,
                result.warm().eventsPerSecond(),
                result.cold().eventsPerSecond(),
                result.warm().cpuSeconds(),
                result.memory().peak());
        for (SteadyPhase.Result steady : result.steady()) {
            out.printf(
                    Locale.ROOT,
                    "; at %,.0f/s p50 %.1f p99 %.1f ms",
                    steady.committed(),
                    steady.millis().p50(),
                    steady.millis().p99());
        }
        out.printf(Locale.ROOT, "; idle %.1f %%%n", result.idleCpuPercent());
        out.flush();
    }
}
