package com.arisgourmet.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One more gateway of the running system: the same command and environment, other ports. */
final class Gateway {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofMinutes(3);

    private final int port;
    private final Path log;
    private Process process;

    private Gateway(int port, Path log) {
        this.port = port;
        this.log = log;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Returns when it is ready. */
    static Gateway start(int port, Path log) {
        Gateway gateway = new Gateway(port, log);
        gateway.awaitReady();
        return gateway;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = launch();
        awaitReady();
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** As an orchestrator ends it: it has a while to tell its clients. */
    void end() {
        process.destroy();
        process.onExit().join();
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        Path running = Path.of("/proc", Long.toString(RunningSystem.pid("gateway-service")));
        ProcessBuilder builder = new ProcessBuilder(words(running.resolve("cmdline")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(running.resolve("environ")));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(port + 1));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port + 1));
        await().atMost(START).ignoreExceptions().untilAsserted(() -> assertThat(
                        HTTP.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                                .statusCode())
                .isEqualTo(200));
    }

    private static Map<String, String> environment(Path file) {
        return words(file).stream()
                .map(variable -> variable.split("=", 2))
                .filter(variable -> variable.length == 2)
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1], (one, other) -> one));
    }

    /** Parted by NULs, as the kernel tells them; a system property that marks the running system's processes is left out. */
    private static List<String> words(Path file) {
        try {
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new ArrayList<>(Arrays.stream(all.split("\0"))
                    .filter(word -> !word.startsWith("-Daris.home="))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
