package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;

/**
 * An instance in a process of its own, so that it can be killed and frozen. Its handler writes what it handled into a stream, the
 * effects, and fails now and then before it does. It ends when its parent does.
 */
final class ConsumerProcess implements AutoCloseable {

    /** So that whoever is killed has something in work. */
    private static final Duration WORK = Duration.ofMillis(25);

    private final Process process;

    private ConsumerProcess(Process process) {
        this.process = process;
    }

    static ConsumerProcess start(String url, String destination, int shards, long seed) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ConsumerProcess.class.getName(),
                url,
                destination,
                String.valueOf(shards),
                String.valueOf(seed));
        try {
            return new ConsumerProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Path.of("target", "consumer-" + seed + ".log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String effects(String destination) {
        return destination + ":effects";
    }

    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** The process gives up what it holds first. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws IOException {
        String destination = arguments[1];
        Random random = new Random(Long.parseLong(arguments[3]));
        RedisConnections connections = TestRedis.connect(arguments[0]);
        StreamConsumer consumer = new ConsumerFactory(
                        connections,
                        new StreamDestination(destination, Integer.parseInt(arguments[2])),
                        "group",
                        false,
                        properties(),
                        eviction -> {},
                        "tests")
                .create((entries, attempt, token) -> entries.forEach(entry -> {
                    synchronized (random) {
                        if (random.nextInt(50) == 0) {
                            throw new IllegalStateException("now and then");
                        }
                    }
                    LockSupport.parkNanos(WORK.toNanos());
                    connections.commands().xadd(effects(destination), effect(entry));
                }));
        consumer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(consumer::stop));
        while (System.in.read() >= 0) {
            // only its end matters
        }
        System.exit(0);
    }

    private static Map<String, byte[]> effect(StreamEntry entry) {
        Map<String, byte[]> effect = new LinkedHashMap<>();
        effect.put("data", String.valueOf(entry.text("data")).getBytes(UTF_8));
        effect.put("at", entry.toString().getBytes(UTF_8));
        return effect;
    }

    private static ExtendedConsumerProperties<RedisConsumerProperties> properties() {
        RedisConsumerProperties redis = new RedisConsumerProperties();
        redis.setLeaseTime(Duration.ofSeconds(1));
        redis.setReadTimeout(Duration.ofMillis(200));
        redis.setShutdownTimeout(Duration.ofSeconds(2));
        redis.setMaxInFlight(64);
        redis.setMaxDeliveries(1000);
        ExtendedConsumerProperties<RedisConsumerProperties> properties = new ExtendedConsumerProperties<>(redis);
        properties.setMaxAttempts(1000);
        properties.setBackOffInitialInterval(5);
        properties.setBackOffMaxInterval(200);
        return properties;
    }
}
