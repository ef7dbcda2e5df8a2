package com.arisgourmet.relay;

import com.arisgourmet.relay.ShardWorker.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The shards this instance holds, and the runs that work for them. */
final class Shards {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Integer, ShardWorker> held = new ConcurrentHashMap<>();
    private final Publication publication;
    private final Settlement settlement;
    private final Leases leases;
    private final Set<String> schemas;
    private final Handover handover;
    private final Trouble trouble;
    private final RelayMetrics metrics;
    private final RunQueue<ShardWorker> queue;

    Shards(
            Publication publication,
            Settlement settlement,
            Leases leases,
            Outboxes outboxes,
            Handover handover,
            Trouble trouble,
            RelayMetrics metrics,
            RelayProperties properties) {
        this.publication = publication;
        this.settlement = settlement;
        this.leases = leases;
        this.schemas = outboxes.schemas();
        this.handover = handover;
        this.trouble = trouble;
        this.metrics = metrics;
        this.queue = new RunQueue<>(properties.concurrency(), ShardWorker::isSociable, this::run);
        metrics.owned(held::size);
    }

    void start() {
        queue.start();
    }

    /** Whatever is still held is somebody else's soon. */
    void stop() {
        queue.stop();
        held.clear();
    }

    private Mono<Void> run(List<ShardWorker> workers) {
        return Flux.fromIterable(workers)
                .filterWhen(worker -> worker.begin().flatMap(outcome -> isReady(worker, outcome)))
                .collectList()
                .flatMap(this::publish);
    }

    private Mono<Boolean> isReady(ShardWorker worker, Outcome outcome) {
        if (outcome != Outcome.GONE) {
            return Mono.just(outcome == Outcome.READY);
        }
        held.remove(worker.shard(), worker);
        return handover.announce().thenReturn(false);
    }

    private Mono<Void> publish(List<ShardWorker> workers) {
        Set<String> wanted = workers.stream()
                .flatMap(worker -> worker.schemas().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Flux.fromIterable(wanted)
                .concatMap(schema -> publish(workers, schema))
                .then()
                .timeout(PATIENCE)
                .onErrorResume(LeaseLostException.class, lost -> {
                    workers.forEach(ShardWorker::unsettle);
                    return Mono.empty();
                })
                .doOnSuccess(done -> workers.forEach(ShardWorker::end))
                .onErrorResume(failure -> {
                    workers.forEach(worker -> worker.failed(failure));
                    return Mono.empty();
                });
    }

    private Flux<Progress> publish(List<ShardWorker> workers, String schema) {
        Map<Integer, ShardWorker> asked = workers.stream()
                .filter(worker -> worker.schemas().contains(schema))
                .collect(Collectors.toMap(ShardWorker::shard, Function.identity()));
        List<Share> shares = asked.values().stream().map(ShardWorker::share).toList();
        return shares.isEmpty()
                ? Flux.empty()
                : publication.round(shares, schema).doOnNext(progress -> Objects.requireNonNull(
                                asked.get(progress.shard()))
                        .reached(progress, schema));
    }

    /**
     * Starts with a lease that was not held before. The worker first finds out how its stream stands, which is cheap; what
     * there is to publish the polls tell. A worker whose token is another's than the lease's has lost it and not noticed:
     * nobody may have published since it was taken, and given back.
     */
    void hold(Lease lease) {
        var worker = new ShardWorker(lease, settlement, leases, trouble, metrics, queue::add);
        ShardWorker before = held.putIfAbsent(lease.shard(), worker);
        if (before == null) {
            worker.verify();
        } else if (before.lease().token() != lease.token()) {
            before.unsettle();
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
}
