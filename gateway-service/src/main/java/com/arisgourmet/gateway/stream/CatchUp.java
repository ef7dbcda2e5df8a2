package com.arisgourmet.gateway.stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings a subscription from where it is to the live feed without a gap: from the ring, or from Redis where the ring no
 * longer reaches, a batch at a time and never faster than the client takes it.
 */
@Component
final class CatchUp {
    private final RedisStreams redis;
    private final SharedReads reads;

    CatchUp(RedisStreams redis, SharedReads reads) {
        this.redis = redis;
        this.reads = reads;
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
        var from = new Cursor(start.cursor().epoch(), start.cursor().shard(), subscription.position());
        return reads.after(from)
                .map(batch -> {
                    batch.events().stream()
                            .filter(event -> event.routing().restaurantId().equals(feed.restaurantId()))
                            .filter(event -> repetitions.isFirst(event.routing()))
                            .forEach(subscription::pass);
                    subscription.startAfter(batch.upTo());
                    return Standing.BEHIND;
                })
                .defaultIfEmpty(Standing.BROKEN);
    }
}
