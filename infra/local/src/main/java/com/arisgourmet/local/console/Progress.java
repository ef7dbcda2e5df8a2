package com.arisgourmet.local.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells a waiting person what is being done; one line a step, each printed once it is through. */
public final class Progress {
    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Announces a step that takes long. */
    public void begin(String step) {
        say("  … " + step);
    }

    public void done(String step, long startedNanos) {
        var took = Duration.ofNanos(System.nanoTime() - startedNanos);
        say(String.format(Locale.ROOT, "  ✓ %-44s %5.1f s", step, took.toMillis() / 1000.0));
    }

    /** Runs a step and tells how long it took. */
    public <T> T step(String step, Callable<T> work) throws Exception {
        var started = System.nanoTime();
        var result = work.call();
        done(step, started);
        return result;
    }
}
