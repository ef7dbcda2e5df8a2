package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes entries into the real streams the way the outbox relay does. */
final class Relay implements AutoCloseable {
    private final RedisClient client = RedisClient.create(TestServers.redisUrl());
    private final StatefulRedisConnection<String, String> redis = client.connect();

    /** @return the entry's id */
    EntryId publish(UUID restaurant, String event) {
        int shard = EventStreams.shardOf(restaurant);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(EventStreams.DATA, event);
        fields.put(EventStreams.CONTENT_TYPE, "application/cloudevents+json");
        return EntryId.parse(redis.sync().xadd(EventStreams.streamOf(shard), fields));
    }

    /** The relay holds a shard's fence before it writes; a stream that has one keeps it. */
    void takeFence(UUID restaurant) {
        String fence = EventStreams.fenceOf(EventStreams.shardOf(restaurant));
        redis.sync().hsetnx(fence, "token", "1");
        redis.sync().hsetnx(fence, "epoch", "1");
    }

    void beginEpoch(UUID restaurant) {
        redis.sync().hincrby(EventStreams.fenceOf(EventStreams.shardOf(restaurant)), "epoch", 1);
    }

    /** @return how often Redis was asked for a range of a stream since it started */
    long rangesRead() {
        return calls("xrange");
    }

    /** @return how often Redis was asked for one backwards since it started */
    long lookedBack() {
        return calls("xrevrange");
    }

    private long calls(String command) {
        Matcher calls = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
                .matcher(redis.sync().info("commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    @Override
    public void close() {
        redis.close();
        client.shutdown();
    }
}
