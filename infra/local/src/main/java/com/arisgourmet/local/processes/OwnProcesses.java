package com.arisgourmet.local.processes;

import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of one installation. Ends those and no others. */
public final class OwnProcesses {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Home home;

    public OwnProcesses(Home home) {
        this.home = home;
    }

    /** The process of a component if it still is the one that was started. */
    public Optional<ProcessHandle> find(Component component) {
        return ProcessHandle.of(component.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedWhen(component, process))
                .filter(this::isOurs);
    }

    /** Processes of this installation that the state knows nothing of: leftovers of a run that was killed early. */
    public List<ProcessHandle> orphans(State state) {
        var known = state.components().stream().map(Component::pid).toList();
        return ProcessHandle.allProcesses()
                .filter(process -> !known.contains(process.pid()))
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs)
                .toList();
    }

    /** Asks all of them to end at the same time, and ends those that have not after {@value} seconds. */
    public void end(Collection<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        var all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean startedWhen(Component component, ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Duration.between(instant, component.startedAt()).abs())
                .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }

    /** A service carries {@link #mark} among its arguments; a server's program lies in our folder. */
    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        var program = info.command().orElse("");
        var line = info.commandLine().orElse("");
        return program.startsWith(home.folder("servers").toString()) || line.contains(mark(home));
    }

    /** The argument that marks a Java process as ours. */
    public static String mark(Home home) {
        return "-Daris.home=" + home.data() + " ";
    }
}
