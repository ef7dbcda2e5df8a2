package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.history.Seen;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Redis as an operator sees it: what the streams have at the moment, and how it is configured. */
final class Streams implements AutoCloseable {
    private static final int PAGE = 5_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    Streams(String url) {
        client = RedisProcess.client(url);
        connection = client.connect();
    }

    RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** Everything in the streams, shard by shard. */
    List<Seen> all() {
        List<Seen> all = new ArrayList<>();
        for (int shard = 0; shard < EventStreams.SHARDS; shard++) {
            String stream = EventStreams.streamOf(shard);
            Range.Boundary<String> from = Range.Boundary.unbounded();
            List<StreamMessage<String, String>> page;
            do {
                page = commands().xrange(stream, Range.from(from, Range.Boundary.unbounded()), Limit.from(PAGE));
                page.forEach(entry -> all.add(EventText.seen(entry)));
                from = page.isEmpty()
                        ? from
                        : Range.Boundary.excluding(page.getLast().getId());
            } while (page.size() == PAGE);
        }
        return all;
    }

    long length() {
        return IntStream.range(0, EventStreams.SHARDS)
                .mapToLong(shard -> commands().xlen(EventStreams.streamOf(shard)))
                .sum();
    }

    /** The shards that were published to, each with the epoch it is in. */
    TreeMap<Integer, Long> epochs() {
        var epochs = new TreeMap<Integer, Long>();
        for (int shard = 0; shard < EventStreams.SHARDS; shard++) {
            String epoch = commands().hget(EventStreams.fenceOf(shard), "epoch");
            if (epoch != null && commands().exists(EventStreams.streamOf(shard)) > 0) {
                epochs.put(shard, Long.parseLong(epoch));
            }
        }
        return epochs;
    }

    /** @param margin bytes that may be used beyond what is used now */
    void limitMemory(long margin) {
        long used = commands()
                .info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
        commands().configSet("maxmemory-policy", "noeviction");
        commands().configSet("maxmemory", Long.toString(used + margin));
    }

    void relieveMemory() {
        commands().configSet("maxmemory", "0");
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
