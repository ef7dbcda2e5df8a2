package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.NotMeasurable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process that is measured. */
final class Candidate {
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path log;

    private Candidate(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param environment added to our own; secrets go here, command lines can be read by anyone on the machine */
    static Candidate start(List<String> command, Map<String, String> environment, Path folder, Path log, Undo undo)
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

    void requireAlive() {
        if (!process.isAlive()) {
            throw new NotMeasurable("The process ended by itself; what it said is in " + log);
        }
    }

    /** CPU time since it started, user and system. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Stops it as it stands. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
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

    /** Physical memory, in megabytes; 0 where the system has no {@code /proc}. */
    record Memory(long now, long peak) {}

    Memory memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return new Memory(0, 0);
        }
        List<String> lines = Files.readAllLines(status);
        return new Memory(megabytes(lines, "VmRSS:"), megabytes(lines, "VmHWM:"));
    }

    private static long megabytes(List<String> status, String field) {
        return status.stream()
                        .filter(line -> line.startsWith(field))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024;
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
