package com.arisgourmet.binder.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connection one reader waits on. It is opened at first use and used by one thread at a time. */
final class BlockingConnection implements AutoCloseable {

    private final RedisConnections connections;
    private final Duration longestBlock;
    private @Nullable StatefulRedisConnection<String, byte[]> open;

    BlockingConnection(RedisConnections connections, Duration longestBlock) {
        this.connections = connections;
        this.longestBlock = longestBlock;
    }

    RedisCommands<String, byte[]> commands() {
        StatefulRedisConnection<String, byte[]> connection = open;
        if (connection == null) {
            connection = connections.openBlocking(longestBlock);
            open = connection;
        }
        return connection.sync();
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> connection = open;
        open = null;
        if (connection != null) {
            connection.close();
        }
    }
}
