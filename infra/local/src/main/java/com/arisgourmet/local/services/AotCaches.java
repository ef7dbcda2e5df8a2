package com.arisgourmet.local.services;

import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.processes.OwnProcesses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes class caches from recordings, one after the other at low priority, after the services have ended: it takes
 * seconds a service and nobody waits for it. A start in the meantime interrupts it, and the
 * end of that run begins it again.
 */
final class AotCaches {
    private static final String ONE_AT_A_TIME = "for make in \"$@\"; do sh -c \"$make\"; done";

    private AotCaches() {}

    static void makeInBackground(Home home, List<App> apps) {
        var jobs = apps.stream()
                .filter(app -> app.isRecorded() && !app.isCached())
                .map(AotCaches::job)
                .toList();
        if (jobs.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "15",
                "sh",
                "-c",
                ONE_AT_A_TIME,
                OwnProcesses.mark(home).strip()));
        command.addAll(jobs);
        var log = home.log("class-caches");
        try {
            new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cache appears under its name only when it is whole. */
    private static String job(App app) {
        var part = app.cacheFile("aot.part");
        var command = new ArrayList<>(app.command());
        command.addAll(
                1, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + app.recording(), "-XX:AOTCache=" + part));
        var put = quoted(List.of("mv", part.toString(), app.cacheFile("aot").toString()));
        var forget = quoted(List.of("rm", app.recording().toString()));
        return String.join(" && ", quoted(command), put, forget);
    }

    private static String quoted(List<String> words) {
        var text = new StringBuilder();
        for (var word : words) {
            text.append('\'').append(word.replace("'", "'\\''")).append("' ");
        }
        return text.toString();
    }
}
