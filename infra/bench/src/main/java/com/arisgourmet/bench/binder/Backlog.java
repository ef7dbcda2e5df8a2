package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.servers.RedisDatabase;
import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes entries as the relay does. */
final class Backlog {
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisDatabase redis;
    private final List<String> streams;

    Backlog(RedisDatabase redis, String destination) {
        this.redis = redis;
        this.streams = Sources.streams(destination);
    }

    void write(int events) {
        try (var connection = redis.connect()) {
            List<RedisFuture<?>> page = new ArrayList<>();
            for (int number = 0; number < events; number++) {
                page.add(add(connection, new Event(number)));
                if (page.size() == PAGE || number == events - 1) {
                    await(page);
                    page.clear();
                }
            }
        }
    }

    /** Entries due at fixed times, whether or not those before are written. */
    void write(int events, int aSecond) {
        try (var connection = redis.connect()) {
            List<RedisFuture<?>> all = new ArrayList<>();
            long start = System.nanoTime();
            for (int number = 0; number < events; number++) {
                long due = start + number * TimeUnit.SECONDS.toNanos(1) / aSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                all.add(add(connection, new Event(number)));
            }
            await(all);
        }
    }

    void remove() {
        streams.forEach(stream -> redis.control().sync().unlink(stream));
    }

    private RedisFuture<?> add(StatefulRedisConnection<String, String> connection, Event event) {
        return connection
                .async()
                .xadd(
                        streams.get(event.shard()),
                        Map.of(
                                EventStreams.DATA,
                                event.payload(),
                                EventStreams.CONTENT_TYPE,
                                CloudEvent.MEDIA_TYPE,
                                EventStreams.ID,
                                event.id().toString(),
                                EventStreams.TYPE,
                                Event.TYPE,
                                EventStreams.SUBJECT,
                                Event.AGGREGATE_TYPE + "/" + event.aggregateId(),
                                EventStreams.TRACEPARENT,
                                Event.TRACEPARENT));
    }

    private static void await(List<RedisFuture<?>> entries) {
        if (!LettuceFutures.awaitAll(PATIENCE, entries.toArray(RedisFuture[]::new))) {
            throw new NotMeasurable("Redis did not take the backlog within " + PATIENCE.toSeconds() + " s.");
        }
    }
}
