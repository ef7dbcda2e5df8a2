package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** The server named by ARIS_TEST_REDIS_URL, or an embedded one that lives as long as the tests' JVM. */
final class TestRedis {

    private TestRedis() {}

    static String serverUrl() {
        return Shared.URL;
    }

    static RedisConnections connections() {
        return Shared.CONNECTIONS;
    }

    static RedisClusterCommands<String, byte[]> commands() {
        return Shared.CONNECTIONS.commands();
    }

    /** A name nothing else uses, in this run or any other. */
    static String unique(String name) {
        return "binder-test:" + name + ":" + UUID.randomUUID();
    }

    static RedisConnections connect(String url) {
        Duration timeout = Duration.ofSeconds(5);
        return new RedisConnections(RedisClients.create(RedisURI.create(url), null, timeout), timeout);
    }

    static RedisServer server(int port, String... settings) {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("dir " + Files.createTempDirectory("binder-redis"));
            for (String setting : settings) {
                builder.setting(setting);
            }
            RedisServer server = builder.build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url() {
        String named = System.getenv("ARIS_TEST_REDIS_URL");
        if (named != null) {
            return named;
        }
        int port = freePort();
        RedisServer server = server(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return "redis://127.0.0.1:" + port;
    }

    static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started at first use: instances in processes of their own have no use for it, and would leave it behind when they are killed. */
    private static final class Shared {
        static final String URL = url();
        static final RedisConnections CONNECTIONS = connect(URL);
    }
}
