package com.arisgourmet.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Physical memory of a process, in megabytes; 0 where the system has no {@code /proc}. */
public record Memory(long now, long peak) {

    public static Memory of(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
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
}
