package com.arisgourmet.binder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;

/** A master, a replica and a sentinel of its own: the master is killed and the replica takes its place. */
class FailoverIT {

    private static final String MASTER = "orders";
    private static final int KEYS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int masterPort = TestRedis.freePort();
    private final int replicaPort = TestRedis.freePort();
    private final int sentinelPort = TestRedis.freePort();
    private RedisServer master;
    private RedisServer replica;
    private RedisSentinel sentinel;

    @BeforeEach
    void start() throws IOException {
        master = TestRedis.server(masterPort, "repl-diskless-sync-delay 0");
        replica = TestRedis.server(replicaPort, "replicaof 127.0.0.1 " + masterPort);
        await().atMost(PATIENCE)
                .until(() -> info(masterPort).contains("state=online")
                        && info(replicaPort).contains("master_link_status:up"));
        sentinel = RedisSentinel.newRedisSentinel()
                .bind("127.0.0.1")
                .port(sentinelPort)
                .masterName(MASTER)
                .masterPort(masterPort)
                .quorumSize(1)
                .downAfterMilliseconds(500)
                .failOverTimeout(3_000)
                .build();
        sentinel.start();
        await().atMost(PATIENCE).until(() -> infoOfSentinel().contains("slaves=1"));
    }

    @AfterEach
    void stop() throws IOException {
        sentinel.stop();
        TestRedis.stop(replica);
        TestRedis.stop(master);
    }

    @Test
    void consumersOfBothModesFollowTheMaster() {
        try (RedisConnections connections = connect()) {
            List<Consumption> all = Stream.of(ConsumptionMode.values())
                    .map(mode -> new Consumption(mode, connections))
                    .toList();
            all.forEach(one -> one.write(0, 100));
            all.forEach(one -> one.awaitHandled(100));
            awaitReplicated();

            TestRedis.stop(master);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> connections.commands().info("replication").contains("role:master"));
            all.forEach(one -> one.write(100, 200));

            all.forEach(one -> one.awaitHandled(200));
            all.forEach(one -> one.consumer.stop());
        }
    }

    /** A destination of its own, consumed in one of the modes. */
    private static final class Consumption {
        private final ConsumptionMode mode;
        private final Fixture fixture;
        private final StreamConsumer consumer;
        private final Map<String, Queue<Integer>> seen = new ConcurrentHashMap<>();

        Consumption(ConsumptionMode mode, RedisConnections connections) {
            this.mode = mode;
            this.fixture = new Fixture(connections, "failover", 2);
            fixture.redis.setMode(mode);
            this.consumer = fixture.start(this::record);
        }

        void write(int from, int to) {
            for (int number = from; number < to; number++) {
                String data = String.valueOf(number);
                int key = number % KEYS;
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> fixture.add(key % 2, "key-" + key, data) != null);
            }
        }

        private void record(StreamEntry entry, int attempt, long token) {
            seen.computeIfAbsent(entry.key(), key -> new ConcurrentLinkedQueue<>())
                    .add(Integer.parseInt(String.valueOf(entry.text("data"))));
        }

        /** And acknowledged; in order, where that is promised. */
        void awaitHandled(int numbers) {
            List<Integer> all = IntStream.range(0, numbers).boxed().toList();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            seen.values().stream().flatMap(Queue::stream).distinct())
                    .containsExactlyInAnyOrderElementsOf(all));
            await().atMost(PATIENCE).until(() -> fixture.pending() == 0);
            if (mode == ConsumptionMode.ORDERED) {
                assertThat(seen.values()).allSatisfy(handled -> assertThat(List.copyOf(new LinkedHashSet<>(handled)))
                        .as("first times")
                        .isSorted());
            }
        }
    }

    private RedisConnections connect() {
        RedisURI uri = RedisURI.builder()
                .withSentinelMasterId(MASTER)
                .withSentinel("127.0.0.1", sentinelPort)
                .build();
        Duration timeout = Duration.ofSeconds(5);
        return new RedisConnections(RedisClients.create(uri, null, timeout), timeout);
    }

    /** What the master has acknowledged is on the replica too: losing it is Redis's, not the binder's. */
    private void awaitReplicated() {
        await().atMost(PATIENCE).until(() -> offset(masterPort).equals(offset(replicaPort)));
    }

    private static String offset(int port) {
        return info(port)
                .lines()
                .filter(line -> line.startsWith("master_repl_offset:"))
                .findFirst()
                .orElse("");
    }

    private static String info(int port) {
        return info(port, "replication");
    }

    private String infoOfSentinel() {
        return info(sentinelPort, "sentinel");
    }

    private static String info(int port, String section) {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        try (var connection = client.connect()) {
            return connection.sync().info(section);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }
}
