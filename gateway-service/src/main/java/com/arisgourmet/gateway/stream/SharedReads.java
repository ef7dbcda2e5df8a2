package com.arisgourmet.gateway.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What clients that were cut off together have missed and the ring no longer has, read from Redis and parsed once for all of
 * them: they come back with the same cursor, and so ask for the same entries in the same steps.
 */
@Component
final class SharedReads {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 64;

    private final RedisStreams redis;
    private final EventParser parser;
    private final Cache<Cursor, Mono<Batch>> shared = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /**
     * @param events of all restaurants of the shard
     * @param upTo id of the last entry that was read
     */
    record Batch(List<StreamEvent> events, EntryId upTo) {}

    SharedReads(RedisStreams redis, EventParser parser) {
        this.redis = redis;
        this.parser = parser;
    }

    /** @return the next entries, or nothing if there are none or some of them may be gone */
    Mono<Batch> after(Cursor cursor) {
        return shared.get(cursor, this::share);
    }

    private Mono<Batch> share(Cursor cursor) {
        return read(cursor).doOnError(away -> shared.invalidate(cursor)).cache();
    }

    private Mono<Batch> read(Cursor cursor) {
        return redis.after(cursor.shard(), cursor.entry(), RestaurantFeed.BATCH)
                .collectList()
                .filter(entries -> !entries.isEmpty())
                .flatMap(entries -> redis.first(cursor.shard())
                        .filter(first -> !first.isAfter(cursor.entry()))
                        .map(first -> parsed(cursor, entries)));
    }

    private Batch parsed(Cursor cursor, List<StreamMessage<String, byte[]>> entries) {
        List<StreamEvent> events = entries.stream()
                .flatMap(entry -> parser
                        .parse(
                                new Cursor(cursor.epoch(), cursor.shard(), EntryId.parse(entry.getId())),
                                entry.getBody())
                        .stream())
                .toList();
        return new Batch(events, EntryId.parse(entries.getLast().getId()));
    }
}
