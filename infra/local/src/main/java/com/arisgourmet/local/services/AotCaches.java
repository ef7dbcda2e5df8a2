package com.arisgourmet.local.services;

import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.Secrets;
import com.arisgourmet.local.processes.OwnProcesses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes class caches (<a href="https://openjdk.org/jeps/514">JEP 514</a>) by runs of the services that end when their beans have
 * been made, before any of them does anything; so they need no server. One after the other, at low priority, after the services
 * have ended: nobody waits for it. A start in the meantime interrupts it, and the end of that run begins it again.
 */
final class AotCaches {
    private static final String ONE_AT_A_TIME = "for make in \"$@\"; do sh -c \"$make\"; done";

    /** What a service does not start without. It connects to nothing with it, and encrypts nothing. */
    private static final Map<String, String> TRAINING = Map.of(
            "ARIS_DATABASE_USERNAME", "nobody",
            "ARIS_DATABASE_PASSWORD", Secrets.throwawayKey(),
            "ARIS_KEY_ENCRYPTION_KEY", Secrets.throwawayKey(),
            "ARIS_SERVICE_SECRET", Secrets.throwawayKey());

    private AotCaches() {}

    static void makeInBackground(Home home, List<App> apps) {
        var jobs = apps.stream()
                .filter(app -> app.isTrainable() && !app.isCached())
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
            var processes = new ProcessBuilder(command);
            processes.environment().putAll(TRAINING);
            processes
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
                1,
                List.of("-XX:AOTCacheOutput=" + part, "-Xlog:aot=error,cds=error", "-Dspring.context.exit=onRefresh"));
        return quoted(command)
                + " && "
                + quoted(List.of("mv", part.toString(), app.cacheFile("aot").toString()));
    }

    private static String quoted(List<String> words) {
        var text = new StringBuilder();
        for (var word : words) {
            text.append('\'').append(word.replace("'", "'\\''")).append("' ");
        }
        return text.toString();
    }
}
