package com.arisgourmet.faults;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The Redis under test: {@code redis-server} of this machine, else the embedded one. Its port stays over restarts. */
final class RedisProcess {
    private final int port = Folders.freePort();
    private final String program = program();
    private Child child;

    RedisProcess() {
        startEmpty(true);
    }

    /** A client that is back a moment after the server is. */
    static RedisClient client(String url) {
        var resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofMillis(100)))
                .build();
        return RedisClient.create(resources, url);
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Without a log of its own, what it has after a restart is what its last snapshot had. */
    void kill() {
        child.kill();
    }

    /** With the data that it had, as far as it wrote it down. */
    void restart(boolean log) {
        child = Child.start(
                "redis",
                List.of(
                        program,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        folder().toString(),
                        "--save",
                        "",
                        "--appendonly",
                        log ? "yes" : "no"),
                Map.of());
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsMatching(RedisException.class::isInstance)
                .until(this::answers);
    }

    void startEmpty(boolean log) {
        Folders.empty("redis");
        restart(log);
    }

    /** Starts it with its log unless it is running. */
    void revive() {
        if (!child.isAlive()) {
            restart(true);
        }
    }

    private boolean answers() {
        try (RedisClient client = RedisClient.create(url());
                var connection = client.connect()) {
            return connection.sync().ping().equals("PONG");
        }
    }

    private static Path folder() {
        return Child.FOLDER.resolve("redis");
    }

    private static String program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(RedisProcess::embedded);
    }

    private static String embedded() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
