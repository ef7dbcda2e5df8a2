package com.arisgourmet.bench.binder;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The least a consumer of a group must do: one thread reads, handles and acknowledges. No leases, no retries, nothing after
 * trouble.
 */
final class LettuceReader implements Reader {
    private static final int BATCH = 64;
    private static final Duration BLOCK = Duration.ofMillis(200);

    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;
    private final StreamOffset<String>[] offsets;
    private final String group;
    private final Handler handler;
    private final Thread thread = new Thread(this::read, "lettuce-reader");
    private volatile boolean over;

    @SuppressWarnings({"unchecked", "rawtypes"}) // generic varargs
    private LettuceReader(RedisClient client, List<String> streams, String group, Handler handler) {
        this.client = client;
        this.connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.offsets = streams.stream().map(StreamOffset::lastConsumed).toArray(StreamOffset[]::new);
        this.group = group;
        this.handler = handler;
    }

    static Reader open(Sources sources, String destination, String group, Handler handler) {
        List<String> streams = Sources.streams(destination);
        makeGroups(sources, streams, group);
        return new LettuceReader(RedisClient.create(RedisURI.create(sources.redisUrl())), streams, group, handler);
    }

    /** From the first entry of each stream on. */
    static void makeGroups(Sources sources, List<String> streams, String group) {
        RedisClient client = RedisClient.create(RedisURI.create(sources.redisUrl()));
        try (var connection = client.connect()) {
            streams.forEach(stream -> connection
                    .sync()
                    .xgroupCreate(StreamOffset.from(stream, "0"), group, XGroupCreateArgs.Builder.mkstream()));
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    private void read() {
        Consumer<String> consumer = Consumer.from(group, "bench");
        XReadArgs how = XReadArgs.Builder.block(BLOCK).count(BATCH);
        while (!over) {
            var page = connection.sync().xreadgroup(consumer, how, offsets);
            Map<String, List<StreamMessage<String, byte[]>>> byStream = new HashMap<>();
            for (var entry : page) {
                handler.handle(Objects.requireNonNull(entry.getBody().get("data")), entry.getId());
                byStream.computeIfAbsent(entry.getStream(), first -> new ArrayList<>())
                        .add(entry);
            }
            byStream.forEach((stream, entries) -> connection
                    .async()
                    .xack(
                            stream,
                            group,
                            entries.stream().map(StreamMessage::getId).toArray(String[]::new)));
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        client.shutdown();
    }
}
