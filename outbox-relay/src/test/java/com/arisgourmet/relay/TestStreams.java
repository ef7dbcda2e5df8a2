package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.TestServers;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.UUID;

/** The streams of the test server, as a consumer sees them; in a database of their own, since a relay takes every shard. */
final class TestStreams implements AutoCloseable {
    static final int DATABASE = 9;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    TestStreams() {
        this(url());
    }

    TestStreams(String url) {
        client = RedisClient.create(url);
        connection = client.connect();
    }

    static String url() {
        return TestServers.redisUrl() + "/" + DATABASE;
    }

    RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** @return the entries of one restaurant's event ids' stream that are about the aggregate, oldest first */
    List<StreamMessage<String, String>> of(UUID restaurant, UUID aggregate) {
        return commands().xrange(EventStreams.streamOf(EventStreams.shardOf(restaurant)), Range.unbounded()).stream()
                .filter(entry -> ("order/" + aggregate).equals(entry.getBody().get(EventStreams.SUBJECT)))
                .toList();
    }

    List<String> idsOf(UUID restaurant, UUID aggregate) {
        return of(restaurant, aggregate).stream()
                .map(entry -> String.valueOf(entry.getBody().get(EventStreams.ID)))
                .toList();
    }

    void forget(int shard) {
        commands().del(EventStreams.streamOf(shard), EventStreams.fenceOf(shard));
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
