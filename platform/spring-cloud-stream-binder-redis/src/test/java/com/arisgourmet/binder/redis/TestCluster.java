package com.arisgourmet.binder.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import redis.embedded.RedisServer;

/** Three masters on loopback that share the slots, made of the embedded server. */
final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 16384;

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    TestCluster() {
        for (int node = 0; node < 3; node++) {
            int port = freePort();
            ports.add(port);
            servers.add(TestRedis.server(port, "cluster-enabled yes", "cluster-config-file nodes-" + port + ".conf"));
        }
        for (int node = 0; node < 3; node++) {
            int from = SLOTS * node / 3;
            int to = SLOTS * (node + 1) / 3;
            on(ports.get(node), redis -> {
                redis.clusterAddSlots(java.util.stream.IntStream.range(from, to).toArray());
                ports.forEach(port -> redis.clusterMeet("127.0.0.1", port));
            });
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ports.stream().allMatch(TestCluster::isWhole));
    }

    RedisConnections connect() {
        Duration timeout = Duration.ofSeconds(5);
        List<RedisURI> nodes =
                ports.stream().map(port -> RedisURI.create("127.0.0.1", port)).toList();
        return new RedisConnections(RedisClients.createCluster(nodes, null, timeout), timeout);
    }

    /** The ports of the nodes, as Spring Boot wants them. */
    String nodes() {
        return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }

    private static boolean isWhole(int port) {
        boolean[] whole = new boolean[1];
        on(port, redis -> {
            String info = redis.clusterInfo();
            whole[0] = info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
        });
        return whole[0];
    }

    private static void on(int port, Consumer<RedisCommands<String, String>> work) {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    /** The nodes talk to each other on a port 10,000 higher. */
    private static int freePort() {
        int port = TestRedis.freePort();
        while (port > 55_000) {
            port = TestRedis.freePort();
        }
        return port;
    }

    @Override
    public void close() {
        servers.forEach(TestRedis::stop);
    }
}
