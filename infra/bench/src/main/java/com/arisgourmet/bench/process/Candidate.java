package com.arisgourmet.bench.process;

import com.arisgourmet.bench.NotMeasurable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process that is measured. */
public final class Candidate {
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path log;

    private Candidate(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param environment added to our own; secrets go here, command lines can be read by anyone on the machine */
    public static Candidate start(
            List<String> command, Map<String, String> environment, Path folder, Path log, Undo undo)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Candidate candidate = new Candidate(builder.start(), log);
        undo.later(candidate::end);
        return candidate;
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new NotMeasurable("The process ended by itself; what it said is in " + log);
        }
    }

    /** CPU time since it started, user and system. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Stops it as it stands. */
    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        if (new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor()
                != 0) {
            requireAlive();
        }
    }

    public long pid() {
        return process.pid();
    }

    public Memory memory() throws IOException {
        return Memory.of(process.pid());
    }

    /** @return its exit status */
    public int await(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new NotMeasurable("The process does not end; what it said is in " + log);
        }
        return process.exitValue();
    }

    private void end() throws Exception {
        if (process.isAlive()) {
            thaw();
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
