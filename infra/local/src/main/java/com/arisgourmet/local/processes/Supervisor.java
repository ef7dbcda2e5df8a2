package com.arisgourmet.local.processes;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Component;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.home.State;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Starts components so that they outlive this process, and ends them. What is running already and is what would be
 * started is left alone. {@code state.json} is written after each step, so that a kill at any moment leaves nothing
 * that the next run does not know of.
 */
public final class Supervisor {
    private static final long ROTATE_AT = 5L << 20;

    private final Home home;
    private final OwnProcesses processes;
    private final Map<Long, Process> children = new ConcurrentHashMap<>();
    private State state;
    private boolean closed;

    public Supervisor(Home home) {
        this.home = home;
        this.processes = new OwnProcesses(home);
        this.state = State.read(home);
    }

    public synchronized State state() {
        return state;
    }

    /** Ends leftovers that no state tells of. */
    public synchronized void endOrphans() {
        processes.end(processes.orphans(state));
    }

    public synchronized void reachedAt(String gatewayUrl, String redis) {
        update(before -> before.at(gatewayUrl, redis));
    }

    /** The component, started now or found running. */
    public synchronized Component ensure(Launch launch) {
        if (closed) {
            throw new Problem("Stopped.");
        }
        var running = state.component(launch.name());
        var process = running.flatMap(this::find);
        if (process.isPresent() && running.get().fingerprint().equals(launch.fingerprint())) {
            return running.get();
        }
        process.ifPresent(old -> processes.end(List.of(old)));
        launch.ports().forEach(port -> requireFree(port, launch.name()));
        var component = start(launch);
        update(before -> before.with(component));
        return component;
    }

    public boolean isAlive(Component component) {
        return find(component).isPresent();
    }

    /** Of a child of ours the process itself is asked: what the system tells of it is incomplete while it starts. */
    private Optional<ProcessHandle> find(Component component) {
        var child = children.get(component.pid());
        return child == null
                ? processes.find(component)
                : Optional.of(child.toHandle()).filter(ProcessHandle::isAlive);
    }

    /** Ends everything, the servers last. Nothing can be started afterwards. */
    public synchronized void endAll() {
        closed = true;
        endThose(component -> component.managementPort() != 0);
        endThose(component -> true);
        processes.end(processes.orphans(state));
        state = State.NOTHING;
        State.delete(home);
    }

    private void endThose(Predicate<Component> which) {
        processes.end(state.components().stream()
                .filter(which)
                .flatMap(component -> find(component).stream())
                .toList());
    }

    private void update(UnaryOperator<State> change) {
        state = change.apply(state);
        state.write(home);
    }

    private Component start(Launch launch) {
        var log = home.log(launch.name()).toFile();
        try {
            rotate(log);
            var builder = new ProcessBuilder(inItsOwnSession(launch.fullCommand()))
                    .directory(launch.folder().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().putAll(launch.environment());
            var process = builder.start();
            children.put(process.pid(), process);
            var startedAt = process.info().startInstant().orElseGet(Instant::now);
            return new Component(
                    launch.name(),
                    process.pid(),
                    startedAt,
                    launch.ports().getFirst(),
                    launch.managementPort(),
                    launch.fingerprint());
        } catch (IOException e) {
            throw new Problem("%s could not be started: %s.".formatted(launch.name(), e.getMessage()), e);
        }
    }

    /** Keeps Ctrl-C in the terminal from reaching it before we have ended what depends on it; the pid stays the same. */
    private static List<String> inItsOwnSession(List<String> command) {
        var wrapped = new ArrayList<>(
                Files.isExecutable(Path.of("/usr/bin/setsid"))
                        ? List.of("/usr/bin/setsid")
                        : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void rotate(File log) {
        var previous = new File(log.getPath() + ".1");
        if (log.length() > ROTATE_AT && !log.renameTo(previous)) {
            throw new Problem("The log %s could not be renamed.".formatted(log));
        }
    }

    private static void requireFree(int port, String name) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new Problem(
                    "Port %d, needed by %s, is taken by another program. Free it, or shift all ports: ./aris up --port-offset 100"
                            .formatted(port, name),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
