package com.arisgourmet.binder.redis;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connection one reader waits on. It is opened at first use and used by one thread at a time. */
final class BlockingConnection implements AutoCloseable {

    private final RedisConnections connections;
    private final Duration longestBlock;
    private @Nullable OpenConnection open;

    BlockingConnection(RedisConnections connections, Duration longestBlock) {
        this.connections = connections;
        this.longestBlock = longestBlock;
    }

    RedisClusterCommands<String, byte[]> commands() {
        OpenConnection connection = open;
        if (connection == null) {
            connection = connections.openBlocking(longestBlock);
            open = connection;
        }
        return connection.sync();
    }

    @Override
    public void close() {
        OpenConnection connection = open;
        open = null;
        if (connection != null) {
            connection.close();
        }
    }
}
