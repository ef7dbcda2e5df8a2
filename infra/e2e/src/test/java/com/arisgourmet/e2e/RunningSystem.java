package com.arisgourmet.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The system of this test run: started at the first call, or found running, and stopped when the JVM ends unless {@code
 * ARIS_E2E_KEEP} is set. With the system property {@code aris.system} the one that is running there, which stays.
 */
public final class RunningSystem {
    private static final Path ROOT = root();
    /** Set by an {@code aris} command, which looks at the system that is running there. */
    private static final Optional<Path> FOUND =
            Optional.ofNullable(System.getProperty("aris.system")).map(Path::of);

    private static final Path DATA =
            FOUND.orElseGet(() -> Path.of("target", "aris").toAbsolutePath());
    private static final int MANAGEMENT_OFFSET = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int GATEWAY_PORT = 8_080;
    private static final int PORT_OFFSET = FOUND.map(
                    running -> gatewayOf(state()).getPort() - GATEWAY_PORT)
            .orElseGet(
                    () -> named("ARIS_E2E_PORT_OFFSET").map(Integer::parseInt).orElse(4_000));

    private static final int MOST_ATTEMPTS = 2;
    private static int attempts;
    private static @Nullable URI gateway;

    private RunningSystem() {}

    public static synchronized URI gateway() {
        if (gateway == null) {
            if (++attempts > MOST_ATTEMPTS) {
                throw new IllegalStateException("./aris up failed before, see target/aris-up.log");
            }
            gateway = start();
            if (FOUND.isEmpty() && named("ARIS_E2E_KEEP").isEmpty()) {
                Runtime.getRuntime().addShutdownHook(new Thread(RunningSystem::down));
            }
        }
        return gateway;
    }

    /** @param port the service's usual port */
    public static URI service(int port) {
        return URI.create("http://127.0.0.1:" + (port + PORT_OFFSET));
    }

    /** @param port the service's usual port, 8081 to 8084 */
    public static URI management(int port) {
        return URI.create("http://127.0.0.1:" + (port + PORT_OFFSET + MANAGEMENT_OFFSET));
    }

    /** @param path from the checkout's root */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** @return one of the secrets made for this installation */
    public static String secret(String name) {
        gateway();
        return JSON.readTree(DATA.resolve("secrets.json").toFile()).get(name).asString();
    }

    /** @return what is added to every usual port */
    static int portOffset() {
        return PORT_OFFSET;
    }

    /** @return the service's process */
    public static long pid(String service) {
        gateway();
        return JSON.readTree(DATA.resolve("state.json").toFile())
                .get("components")
                .valueStream()
                .filter(component -> component.get("name").asString().equals(service))
                .findFirst()
                .orElseThrow()
                .get("pid")
                .asLong();
    }

    /** @return the folder of the services' logs */
    static Path logs() {
        return DATA.resolve("logs");
    }

    /** Runs an {@code aris} command against this system, its output into {@code target/aris-<name>.log}. */
    static int aris(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("aris").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = process(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output(arguments[0]).toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a program of the checkout beside this system.
     *
     * @param path from the checkout's root
     * @param log gets its output
     */
    static Process start(String path, Path log) {
        gateway();
        try {
            return process(List.of(ROOT.resolve(path).toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be run", e);
        }
    }

    private static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
        builder.environment()
                .putAll(Map.of(
                        "ARIS_HOME",
                        DATA.toString(),
                        "ARIS_TRACE_SAMPLING",
                        "1",
                        "ARIS_KITCHEN_CONFIRM_WITHIN",
                        "4s",
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        SpanCollector.endpoint().toString()));
        return builder;
    }

    /** SIGKILL to one of its processes. */
    public static void kill(String component) {
        for (JsonNode one : state().get("components")) {
            if (one.get("name").asString().equals(component)) {
                ProcessHandle process =
                        ProcessHandle.of(one.get("pid").asLong()).orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    /** Starts what of it is not running; returns when all is ready. */
    public static void startAgain() {
        up();
    }

    /** @return the folder of its data */
    public static Path data() {
        return DATA;
    }

    /** @return with the account of its operator */
    static String redis() {
        return named("ARIS_TEST_REDIS_URL").orElseGet(() -> "redis://admin:%s@%s"
                .formatted(
                        secret("ARIS_ADMIN_REDIS_PASSWORD"),
                        state().get("redis").asString()));
    }

    private static URI start() {
        return FOUND.isPresent() ? gatewayOf(state()) : up();
    }

    private static URI up() {
        List<String> up =
                new ArrayList<>(List.of("up", "--detach", "--no-demo", "--port-offset", Integer.toString(PORT_OFFSET)));
        named("ARIS_TEST_MYSQL_URL").ifPresent(url -> up.addAll(List.of("--mysql", url)));
        named("ARIS_TEST_REDIS_URL").ifPresent(url -> up.addAll(List.of("--redis", url)));
        try {
            Files.createDirectories(DATA);
            if (aris(up.toArray(String[]::new)) != 0) {
                if (FOUND.isEmpty()) {
                    down();
                }
                throw new IllegalStateException("./aris up failed:\n" + Files.readString(output("up")));
            }
            return gatewayOf(state());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path output(String command) {
        return Path.of("target", "aris-" + command + ".log");
    }

    private static void down() {
        aris("down", "--no-class-caches");
    }

    private static URI gatewayOf(JsonNode state) {
        return URI.create(state.get("gatewayUrl").asString());
    }

    /** As {@code up} has written it. */
    private static JsonNode state() {
        return JSON.readTree(DATA.resolve("state.json").toFile());
    }

    private static Optional<String> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("aris"))) {
            here = here.getParent();
        }
        return here;
    }
}
