package com.arisgourmet.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Processes of an earlier run whose JVM was killed before it could end them. */
final class Leftovers {
    private static final String SUFFIX = ".pid";

    private Leftovers() {}

    /** Has the next run know of a process that starts now. */
    static void note(Process process) throws IOException {
        Optional<Instant> start = process.info().startInstant();
        if (start.isPresent()) {
            Files.writeString(
                    Child.FOLDER.resolve(process.pid() + SUFFIX), start.get().toString());
        }
    }

    /** A process that only has the same number was started at another instant, and is left alone. */
    static void end() {
        try (var files = Files.list(Files.createDirectories(Child.FOLDER))) {
            List<Path> notes =
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            for (Path note : notes) {
                long pid = Long.parseLong(note.getFileName().toString().replace(SUFFIX, ""));
                Optional<Instant> start = Optional.of(Instant.parse(Files.readString(note)));
                ProcessHandle.of(pid)
                        .filter(process -> process.info().startInstant().equals(start))
                        .ifPresent(ProcessHandle::destroyForcibly);
                Files.delete(note);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
