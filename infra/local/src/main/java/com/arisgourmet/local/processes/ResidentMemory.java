package com.arisgourmet.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Physical memory in use by a process. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Megabytes; 0 if the system does not tell, for example because the process has ended. */
    public static long megabytesOf(long pid) {
        try {
            var proc = Path.of("/proc", Long.toString(pid), "status");
            return (Files.exists(proc) ? fromProc(proc) : fromPs(pid)) / 1024;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long fromProc(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static long fromPs(long pid) throws IOException {
        var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
