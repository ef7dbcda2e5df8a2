package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.Seen;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A consumer that tails every shard with plain reads, remembers all it saw, and gets over trouble with Redis. */
final class Reader implements AutoCloseable {
    private static final int MOST_AT_ONCE = 2_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> cursors = new HashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private final AtomicLong troubles = new AtomicLong();

    Reader(String url) {
        client = RedisProcess.client(url);
        connection = client.connect();
        for (int shard = 0; shard < EventStreams.SHARDS; shard++) {
            cursors.put(EventStreams.streamOf(shard), "0-0");
        }
        turns.scheduleWithFixedDelay(this::turn, 0, 10, TimeUnit.MILLISECONDS);
    }

    private void turn() {
        try {
            read();
        } catch (RedisException e) {
            troubles.incrementAndGet();
        }
    }

    private void read() {
        List<StreamMessage<String, String>> entries = connection
                .sync()
                .xread(XReadArgs.Builder.block(Duration.ofMillis(200)).count(MOST_AT_ONCE), offsets());
        for (StreamMessage<String, String> entry : entries) {
            Seen one = EventText.seen(entry);
            synchronized (this) {
                seen.add(one);
                ids.add(one.event().id());
            }
            cursors.put(entry.getStream(), entry.getId());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private StreamOffset<String>[] offsets() {
        return cursors.entrySet().stream()
                .map(cursor -> StreamOffset.from(cursor.getKey(), cursor.getValue()))
                .toArray(StreamOffset[]::new);
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** @return how many entries were read so far, repetitions included */
    synchronized int count() {
        return seen.size();
    }

    synchronized boolean hasAll(List<Event> events) {
        return events.stream().allMatch(event -> ids.contains(event.id()));
    }

    synchronized Set<UUID> seenIds() {
        return Set.copyOf(ids);
    }

    @Override
    public void close() {
        turns.shutdownNow();
        connection.close();
        client.shutdown();
    }
}
