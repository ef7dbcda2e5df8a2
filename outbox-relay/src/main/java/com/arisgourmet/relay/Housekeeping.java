package com.arisgourmet.relay;

import java.time.Clock;
import java.time.Duration;
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
        Duration window = properties.window();
        return stream.trim(shard, clock.instant().minus(window), properties.streamCap())
                .doOnNext(trimmed -> {
                    metrics.trimmed(trimmed.entries());
                    if (!trimmed.evicted().isEmpty()) {
                        metrics.evicted(trimmed.evicted().size());
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
        return Flux.fromIterable(outboxes.all())
                .filter(outbox -> shards.held().contains(TENDING_SHARD))
                .concatMap(OutboxTable::deleteExpired)
                .then();
    }
}
