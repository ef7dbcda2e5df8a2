package com.arisgourmet.relay;

import com.arisgourmet.relay.ShardWorker.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The shards this instance holds and the queue of those with something to do. The queue never holds more than one element a
 * shard; {@code concurrency} of them are worked on at a time, in the order in which they asked.
 */
final class Shards {
    private final Map<Integer, ShardWorker> held = new ConcurrentHashMap<>();
    private final Sinks.Many<ShardWorker> ready = Sinks.many().unicast().onBackpressureBuffer();
    private final Publication publication;
    private final Leases leases;
    private final Set<String> schemas;
    private final Handover handover;
    private final Trouble trouble;
    private final RelayMetrics metrics;
    private final int concurrency;

    Shards(
            Publication publication,
            Leases leases,
            Outboxes outboxes,
            Handover handover,
            Trouble trouble,
            RelayMetrics metrics,
            RelayProperties properties) {
        this.publication = publication;
        this.leases = leases;
        this.schemas = outboxes.schemas();
        this.handover = handover;
        this.trouble = trouble;
        this.metrics = metrics;
        this.concurrency = properties.concurrency();
        metrics.owned(held::size);
    }

    /** Works for as long as it is subscribed to. */
    Flux<Outcome> work() {
        return ready.asFlux()
                .publishOn(Schedulers.parallel())
                .flatMap(worker -> worker.run().flatMap(outcome -> ended(worker, outcome)), concurrency);
    }

    private Mono<Outcome> ended(ShardWorker worker, Outcome outcome) {
        if (outcome == Outcome.HELD) {
            return Mono.just(outcome);
        }
        held.remove(worker.shard(), worker);
        return handover.announce().thenReturn(outcome);
    }

    /**
     * Starts with a lease that was not held before; does nothing for one that was. The worker first finds out how its stream
     * stands, which is cheap; what there is to publish the polls tell.
     */
    void hold(Lease lease) {
        var worker = new ShardWorker(lease, publication, leases, trouble, metrics, this::enqueue);
        if (held.putIfAbsent(lease.shard(), worker) == null) {
            worker.verify();
        }
    }

    /** Lets go of all but these, which other instances hold by now. */
    void keepOnly(Set<Integer> shards) {
        held.keySet().retainAll(shards);
    }

    Set<Integer> held() {
        return Set.copyOf(held.keySet());
    }

    /** A shard of others is none of our business. */
    void want(int shard, String schema) {
        ShardWorker worker = held.get(shard);
        if (worker != null && schemas.contains(schema)) {
            worker.want(List.of(schema));
        }
    }

    /** Has every shard check that Redis still has what it acknowledged. */
    Mono<Void> verify() {
        return Mono.fromRunnable(() -> held.values().forEach(ShardWorker::verify));
    }

    void release(Collection<Integer> shards) {
        shards.stream().map(held::get).filter(Objects::nonNull).forEach(ShardWorker::release);
    }

    /** Gives every lease back, each when its present run has ended. */
    Mono<Void> releaseAll() {
        return Mono.defer(() -> {
            release(held());
            return Flux.interval(Duration.ZERO, Duration.ofMillis(10))
                    .takeUntil(tick -> held.isEmpty())
                    .then();
        });
    }

    private synchronized void enqueue(ShardWorker worker) {
        ready.emitNext(worker, Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
