package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
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

    private final RedisClient client;
    private final Duration commandTimeout;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> shared;

    /** @param client is closed with these connections, and so are its resources */
    RedisConnections(RedisClient client, Duration commandTimeout) {
        this.client = client;
        this.commandTimeout = commandTimeout;
    }

    RedisCommands<String, byte[]> commands() {
        StatefulRedisConnection<String, byte[]> open = shared;
        return (open == null ? openShared() : open).sync();
    }

    /** A connection for commands that block up to the given time; its user closes it. */
    StatefulRedisConnection<String, byte[]> openBlocking(Duration longestBlock) {
        return open(commandTimeout.plus(longestBlock));
    }

    private StatefulRedisConnection<String, byte[]> openShared() {
        opening.lock();
        try {
            StatefulRedisConnection<String, byte[]> open = shared;
            if (open == null) {
                open = open(commandTimeout);
                shared = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private StatefulRedisConnection<String, byte[]> open(Duration timeout) {
        StatefulRedisConnection<String, byte[]> connection = client.connect(CODEC);
        connection.setTimeout(timeout);
        return connection;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        client.getResources().shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
