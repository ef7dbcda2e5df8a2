package com.arisgourmet.binder.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The binder's own connections: one shared by everything that answers at once, and one for each reader that blocks. They are
 * opened at first use, so an unreachable server fails the command and not the start of the application, and they reconnect by
 * themselves. While there is no connection commands fail at once instead of queueing.
 */
final class RedisConnections implements AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final AbstractRedisClient client;
    private final Duration commandTimeout;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable OpenConnection shared;

    /** @param client of a server or a cluster; closed with these connections, and so are its resources */
    RedisConnections(AbstractRedisClient client, Duration commandTimeout) {
        this.client = client;
        this.commandTimeout = commandTimeout;
    }

    RedisClusterCommands<String, byte[]> commands() {
        OpenConnection open = shared;
        return (open == null ? openShared() : open).sync();
    }

    Duration commandTimeout() {
        return commandTimeout;
    }

    /** Keys of one slot may be in one command; on a server all are in one. */
    int slot(String key) {
        return client instanceof RedisClusterClient ? SlotHash.getSlot(key) : 0;
    }

    /** A connection for commands that block up to the given time; its user closes it. */
    OpenConnection openBlocking(Duration longestBlock) {
        return open(commandTimeout.plus(longestBlock));
    }

    private OpenConnection openShared() {
        opening.lock();
        try {
            OpenConnection open = shared;
            if (open == null) {
                open = open(commandTimeout);
                shared = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private OpenConnection open(Duration timeout) {
        OpenConnection connection =
                switch (client) {
                    case RedisClusterClient cluster -> OpenConnection.of(cluster.connect(CODEC));
                    case RedisClient server -> OpenConnection.of(server.connect(CODEC));
                    default -> throw new IllegalStateException("no client of a server or a cluster: " + client);
                };
        connection.setTimeout(timeout);
        return connection;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        client.getResources().shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
