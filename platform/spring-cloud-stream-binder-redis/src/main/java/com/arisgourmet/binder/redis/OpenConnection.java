package com.arisgourmet.binder.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;

/** A connection to a server, or to all nodes of a cluster that are needed; its commands are the same. */
record OpenConnection(
        StatefulConnection<String, byte[]> connection,
        RedisClusterCommands<String, byte[]> sync,
        RedisClusterAsyncCommands<String, byte[]> async)
        implements AutoCloseable {

    static OpenConnection of(StatefulRedisConnection<String, byte[]> connection) {
        return new OpenConnection(connection, connection.sync(), connection.async());
    }

    static OpenConnection of(StatefulRedisClusterConnection<String, byte[]> connection) {
        return new OpenConnection(connection, connection.sync(), connection.async());
    }

    void setTimeout(Duration timeout) {
        connection.setTimeout(timeout);
    }

    @Override
    public void close() {
        connection.close();
    }
}
