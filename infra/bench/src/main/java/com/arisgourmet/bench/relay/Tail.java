package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.servers.RedisDatabase;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A reader that waits at the end of the streams, as the gateway does, and notes when each event arrived. */
final class Tail implements AutoCloseable {
    private static final Duration BLOCK = Duration.ofMillis(100);
    private static final int MOST = 1_000;

    private final StatefulRedisConnection<String, String> redis;
    private final Map<String, String> positions;
    private final int first;
    private final long[] arrivals;
    private final AtomicInteger arrived = new AtomicInteger();
    private final Thread thread = Thread.ofPlatform().name("tail").unstarted(this::run);
    private volatile boolean closed;

    private Tail(StatefulRedisConnection<String, String> redis, Map<String, String> ends, int first, int events) {
        this.redis = redis;
        this.positions = new HashMap<>(ends);
        this.first = first;
        this.arrivals = new long[events];
    }

    /**
     * Starts to read.
     *
     * @param ends where it starts, by stream
     */
    static Tail from(Map<String, String> ends, RedisDatabase redis, int first, int events) {
        Tail tail = new Tail(redis.connect(), ends, first, events);
        tail.thread.start();
        return tail;
    }

    /** Events that arrived by now, each counted once. */
    int arrived() {
        return arrived.get();
    }

    /** When each event arrived first, as of {@link System#nanoTime()}; 0 if it did not. To be read once closed. */
    long[] arrivals() {
        return arrivals;
    }

    private void run() {
        while (!closed) {
            List<StreamMessage<String, String>> entries =
                    redis.sync().xread(XReadArgs.Builder.block(BLOCK).count(MOST), offsets());
            long now = System.nanoTime();
            for (StreamMessage<String, String> entry : entries) {
                positions.put(entry.getStream(), entry.getId());
                note(entry.getBody(), now);
            }
        }
    }

    private void note(Map<String, String> fields, long now) {
        for (String value : fields.values()) {
            if (Event.isPayload(value)) {
                int index = Event.ofPayload(value).number() - first;
                if (index >= 0 && index < arrivals.length && arrivals[index] == 0) {
                    arrivals[index] = now;
                    arrived.incrementAndGet();
                }
                return;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private StreamOffset<String>[] offsets() {
        return positions.entrySet().stream()
                .map(position -> StreamOffset.from(position.getKey(), position.getValue()))
                .toArray(StreamOffset[]::new);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        redis.close();
    }
}
