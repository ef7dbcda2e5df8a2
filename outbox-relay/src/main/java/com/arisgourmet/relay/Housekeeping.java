package com.arisgourmet.relay;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps streams and outboxes from growing without end. A stream loses what is older than the window and read by every
 * registered group; past its cap it loses what is oldest, and the groups that had not read it are named. An outbox loses
 * published rows older than the window; the holder of shard 0 sees to that for all.
 */
final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int TENDING_SHARD = 0;

    /** What one trimming removes at most is some ten thousand; after less than this there is nothing left to remove. */
    private static final long AT_ONCE = 5_000;

    /** Bounds a round; what is left is for the next. */
    private static final int STEPS = 100;

    private final RelayProperties properties;
    private final Shards shards;
    private final Outboxes outboxes;
    private final EventStream stream;
    private final RelayMetrics metrics;
    private final Clock clock;

    Housekeeping(
            RelayProperties properties,
            Shards shards,
            Outboxes outboxes,
            EventStream stream,
            RelayMetrics metrics,
            Clock clock) {
        this.properties = properties;
        this.shards = shards;
        this.outboxes = outboxes;
        this.stream = stream;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What fails for one stream is done for the others all the same, and then told. */
    Mono<Void> tidy() {
        return Flux.concatDelayError(
                        Flux.fromIterable(shards.held()).map(this::trim).concatWithValues(deleteExpired()))
                .then();
    }

    private Mono<Void> trim(int shard) {
        Instant window = clock.instant().minus(properties.window());
        return stream.trim(shard, window, properties.streamCap())
                .expand(trimmed ->
                        trimmed.entries() < AT_ONCE ? Mono.empty() : stream.trim(shard, window, properties.streamCap()))
                .take(STEPS)
                .doOnNext(trimmed -> {
                    metrics.count(RelayCount.TRIMMED, trimmed.entries());
                    if (!trimmed.evicted().isEmpty()) {
                        metrics.count(RelayCount.EVICTED, trimmed.evicted().size());
                        log.error(
                                "shard {}: more than {} entries; groups {} lost some they had not read and must be rebuilt",
                                shard,
                                properties.streamCap(),
                                trimmed.evicted());
                    }
                })
                .then();
    }

    private Mono<Void> deleteExpired() {
        return Flux.fromIterable(outboxes.schemas())
                .filter(schema -> shards.held().contains(TENDING_SHARD))
                .concatMap(schema -> outboxes.published(schema).deleteBefore(properties.window(), STEPS))
                .then();
    }
}
