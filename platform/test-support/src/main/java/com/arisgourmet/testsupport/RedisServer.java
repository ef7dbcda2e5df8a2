package com.arisgourmet.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A Redis server for tests. */
final class RedisServer {
    /** Names the server to use, {@code redis://host:port}. */
    static final String VARIABLE = "ARIS_TEST_REDIS_URL";

    private RedisServer() {}

    static String sharedUrl() {
        return Holder.URL;
    }

    private static String start() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            int port = freePort();
            var server = redis.embedded.RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return "redis://127.0.0.1:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Redis does not start", e);
        }
    }

    private static void stop(redis.embedded.RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Holder {
        static final String URL = start();
    }
}
