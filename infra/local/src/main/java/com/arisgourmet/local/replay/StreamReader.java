package com.arisgourmet.local.replay;

import com.arisgourmet.local.servers.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another service: reads the restaurant's stream with a consumer group of its own, from the end at the time it starts, and
 * notes the restaurant's order events. Knows of the streams what {@code platform/contracts} says, and nothing else.
 */
final class StreamReader implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int BLOCK_MILLIS = 250;

    private final RedisServer server;
    private final String stream;
    private final String restaurantId;
    private final String group = "replay-" + UUID.randomUUID();
    private final Transcript transcript = new Transcript();
    private volatile String failure = "";
    private final Thread thread;
    private volatile boolean closed;

    private StreamReader(RedisServer server, String stream, String restaurantId) {
        this.server = server;
        this.stream = stream;
        this.restaurantId = restaurantId;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    static StreamReader open(RedisServer server, String stream, String restaurantId) {
        StreamReader reader = new StreamReader(server, stream, restaurantId);
        try (Jedis redis = server.connect()) {
            redis.xgroupCreate(stream, reader.group, StreamEntryID.XGROUP_LAST_ENTRY, true);
        }
        reader.thread.start();
        return reader;
    }

    Transcript transcript() {
        return transcript;
    }

    String failure() {
        return failure;
    }

    private void run() {
        try (Jedis redis = server.connect()) {
            var parameters = XReadGroupParams.xReadGroupParams().count(200).block(BLOCK_MILLIS);
            var from = Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY);
            while (!closed) {
                var read = redis.xreadGroup(group, "reader", parameters, from);
                if (read != null) {
                    read.forEach(entries -> take(redis, entries.getValue()));
                }
            }
            redis.xgroupDestroy(stream, group);
        } catch (JedisException lost) {
            failure = lost.toString();
        }
    }

    private void take(Jedis redis, List<StreamEntry> entries) {
        for (StreamEntry entry : entries) {
            if (entry.getFields().getOrDefault("type", "").startsWith("order.")) {
                hear(JSON.readTree(entry.getFields().get("data")));
            }
        }
        redis.xack(stream, group, entries.stream().map(StreamEntry::getID).toArray(StreamEntryID[]::new));
    }

    private void hear(JsonNode event) {
        if (event.get("restaurantid").asString().equals(restaurantId)) {
            transcript.hear(
                    event.get("data").get("id").asString(),
                    event.get("aggregateversion").asLong(),
                    System.nanoTime());
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(5_000);
    }
}
