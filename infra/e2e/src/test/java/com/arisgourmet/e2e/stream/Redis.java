package com.arisgourmet.e2e.stream;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The running system's own Redis, which can be killed. */
final class Redis {
    private static final String COMPONENT = "redis";

    private Redis() {}

    /** SIGKILL; what it had acknowledged is in its log. */
    static void kill() {
        RunningSystem.kill(COMPONENT);
    }

    /** As if it had kept no log. */
    static void forget() {
        try (var files = Files.walk(RunningSystem.data().resolve(COMPONENT))) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("appendonly"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path log : logs) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it answers. */
    static void startAgain() {
        RunningSystem.startAgain();
    }
}
