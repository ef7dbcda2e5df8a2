package com.arisgourmet.local.services;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.console.LogTail;
import com.arisgourmet.local.console.Progress;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.processes.Launch;
import com.arisgourmet.local.processes.Supervisor;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The six services as processes. A few start at a time, in the order of {@link Service}: on a small machine the kitchen's
 * path is ready long before all six would be if they started at once.
 */
public final class Services {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Home home;
    private final Supervisor supervisor;
    private final Progress progress;
    private final Readiness readiness = new Readiness();

    public Services(Home home, Supervisor supervisor, Progress progress) {
        this.home = home;
        this.supervisor = supervisor;
        this.progress = progress;
    }

    /** Returns when all are ready; fails as soon as one of them can't be. */
    public void start(Surroundings surroundings) throws InterruptedException {
        start(surroundings, Set.of(Service.values()));
    }

    /** Starts some of them alone. */
    public void start(Surroundings surroundings, Set<Service> which) throws InterruptedException {
        var atOnce = Runtime.getRuntime().availableProcessors() + 1;
        try (var starters = Executors.newFixedThreadPool(atOnce)) {
            var starting = new ArrayList<Future<?>>();
            for (var service : new TreeSet<>(which)) {
                starting.add(starters.submit(() -> startAndAwait(service, surroundings)));
            }
            try {
                for (var start : starting) {
                    start.get();
                }
            } catch (ExecutionException e) {
                starters.shutdownNow();
                throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
            }
        }
    }

    /** To be called when the services have ended: readies a faster start for the next time. */
    public static void prepareNextStart(Home home) {
        var build = new Build(home);
        var apps = Arrays.stream(Service.values())
                .filter(service -> Files.exists(build.jarOf(service)))
                .map(service -> App.of(home, service, build.jarOf(service)))
                .filter(App::isLaidOut)
                .toList();
        AotCaches.makeInBackground(home, apps);
    }

    private Void startAndAwait(Service service, Surroundings surroundings) throws InterruptedException {
        var started = System.nanoTime();
        var jar = new Build(home).jarOf(service);
        var app = App.of(home, service, jar).laidOutFrom(jar);
        var component = supervisor.ensure(launch(app, surroundings));
        while (!readiness.isReady(component)) {
            if (!supervisor.isAlive(component)) {
                throw failed(service, "ended while starting");
            }
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw failed(service, "is not ready after %d minutes".formatted(PATIENCE.toMinutes()));
            }
            Thread.sleep(200);
        }
        progress.done(service.artifact(), started);
        return null;
    }

    private static Launch launch(App app, Surroundings surroundings) {
        var service = app.service();
        var ports = surroundings.ports();
        var management = ports.management(service.port());
        var listening =
                service.hasPublicPort() ? List.of(ports.service(service.port()), management) : List.of(management);
        return new Launch(
                service.artifact(),
                app.folder(),
                app.command(),
                app.tuning(),
                surroundings.of(service),
                listening,
                management,
                app.folder().getFileName().toString());
    }

    private Problem failed(Service service, String how) {
        var log = home.log(service.artifact());
        return new Problem("%s %s. The end of %s:%n%s"
                .formatted(service.artifact(), how, log, String.join("\n", LogTail.of(log, 15))));
    }
}
