package com.arisgourmet.gateway.stream;

import io.lettuce.core.StreamMessage;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings a subscription from where it is to the live feed without a gap: from the ring, or from Redis where the ring no
 * longer reaches, a batch at a time and never faster than the client takes it.
 */
@Component
final class CatchUp {
    private final RedisStreams redis;
    private final EventParser parser;

    CatchUp(RedisStreams redis, EventParser parser) {
        this.redis = redis;
        this.parser = parser;
    }

    /** Where a subscription stands. */
    enum Standing {
        BEHIND,
        LIVE,
        /** Continuity can't be shown: the client has to start again. */
        BROKEN
    }

    /** @return {@code LIVE} or {@code BROKEN} */
    Mono<Standing> run(Subscription subscription, RestaurantFeed feed, ShardPosition.Mark start) {
        var repetitions = new PassedVersions();
        return Mono.defer(() -> subscription.out().room().then(step(subscription, feed, start, repetitions)))
                .repeat()
                .filter(standing -> standing != Standing.BEHIND)
                .next();
    }

    /** @return whether what came after that cursor can still be told exactly */
    Mono<Boolean> canResume(RestaurantFeed feed, Cursor cursor) {
        Cursor now = feed.mark().cursor();
        if (cursor.shard() != now.shard() || cursor.epoch() != now.epoch()) {
            return Mono.just(false);
        }
        if (feed.holdsAllAfter(cursor)) {
            return Mono.just(true);
        }
        return Mono.zip(redis.first(cursor.shard()), redis.last(cursor.shard()))
                .map(ends ->
                        !ends.getT1().isAfter(cursor.entry()) && !cursor.entry().isAfter(ends.getT2()))
                .defaultIfEmpty(false);
    }

    private Mono<Standing> step(
            Subscription subscription, RestaurantFeed feed, ShardPosition.Mark start, PassedVersions repetitions) {
        return switch (feed.join(subscription, start, subscription.position())) {
            case RestaurantFeed.Join.Live ignored -> Mono.just(Standing.LIVE);
            case RestaurantFeed.Join.Broken ignored -> Mono.just(Standing.BROKEN);
            case RestaurantFeed.Join.Behind behind -> {
                behind.events().forEach(subscription::pass);
                yield Mono.just(Standing.BEHIND);
            }
            case RestaurantFeed.Join.BeforeRing ignored -> fromRedis(subscription, feed, start, repetitions);
        };
    }

    private Mono<Standing> fromRedis(
            Subscription subscription, RestaurantFeed feed, ShardPosition.Mark start, PassedVersions repetitions) {
        int shard = start.cursor().shard();
        EntryId from = subscription.position();
        return redis.after(shard, from, RestaurantFeed.BATCH).collectList().flatMap(entries -> redis.first(shard)
                .filter(first -> !entries.isEmpty() && !first.isAfter(from))
                .map(first -> pass(entries, subscription, feed, start, repetitions))
                .defaultIfEmpty(Standing.BROKEN));
    }

    private Standing pass(
            List<StreamMessage<String, byte[]>> entries,
            Subscription subscription,
            RestaurantFeed feed,
            ShardPosition.Mark start,
            PassedVersions repetitions) {
        for (var entry : entries) {
            EntryId id = EntryId.parse(entry.getId());
            parser.parse(new Cursor(start.cursor().epoch(), start.cursor().shard(), id), entry.getBody())
                    .filter(event -> event.routing().restaurantId().equals(feed.restaurantId()))
                    .filter(event -> repetitions.isFirst(event.routing()))
                    .ifPresent(subscription::pass);
            subscription.startAfter(id);
        }
        return Standing.BEHIND;
    }
}
