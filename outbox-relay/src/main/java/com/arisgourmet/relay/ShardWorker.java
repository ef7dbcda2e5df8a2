package com.arisgourmet.relay;

import com.arisgourmet.relay.Publication.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A shard this instance holds. It is in the queue of ready workers at most once and runs at most once at a time, so steps of
 * one shard follow each other; whoever wants something of it meanwhile is served by the next run.
 */
final class ShardWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Publication publication;
    private final Leases leases;
    private final Trouble trouble;
    private final RelayMetrics metrics;
    private final Consumer<ShardWorker> ready;
    private final Set<String> wanted = new TreeSet<>();
    private boolean verifying;
    private boolean queued;
    private boolean again;
    private boolean releasing;
    private int failures;
    private volatile Lease lease;
    /** Whether this worker knows how its stream stands: not before its first run, nor after trouble. */
    private volatile boolean settled;

    /** @param ready puts a worker into the queue; called by one caller at a time */
    ShardWorker(
            Lease lease,
            Publication publication,
            Leases leases,
            Trouble trouble,
            RelayMetrics metrics,
            Consumer<ShardWorker> ready) {
        this.name = "shard " + lease.shard();
        this.lease = lease;
        this.publication = publication;
        this.leases = leases;
        this.trouble = trouble;
        this.metrics = metrics;
        this.ready = ready;
    }

    int shard() {
        return lease.shard();
    }

    /** What a run is to do. */
    private record Wanted(Set<String> schemas, boolean check) {}

    /** How a run ended. */
    enum Outcome {
        HELD,
        GONE
    }

    /** Asks for a run that publishes what these schemas have. */
    void want(Collection<String> schemas) {
        want(schemas, false);
    }

    /** Asks for a run that checks that Redis has what it should. */
    void verify() {
        want(Set.of(), true);
    }

    private synchronized void want(Collection<String> schemas, boolean check) {
        wanted.addAll(schemas);
        verifying |= check;
        again = true;
        if (!queued) {
            queued = true;
            ready.accept(this);
        }
    }

    /** Asks for the lease to be given back when the present run has ended. */
    synchronized void release() {
        releasing = true;
        want(Set.of());
    }

    /** One run. Fails never: trouble delays the next run. */
    Mono<Outcome> run() {
        return Mono.defer(() -> {
            Wanted taken = taken();
            return (isReleasing() ? leases.release(lease).thenReturn(Outcome.GONE) : work(taken))
                    .timeout(PATIENCE)
                    .onErrorResume(LeaseLostException.class, lost -> Mono.just(Outcome.GONE))
                    .doOnNext(this::finished)
                    .onErrorResume(failure -> failed(taken, failure));
        });
    }

    private Mono<Outcome> work(Wanted taken) {
        return refreshed()
                .then(Mono.defer(() -> settled(taken)))
                .filter(settled -> settled)
                .flatMapMany(settled -> Flux.fromIterable(taken.schemas()))
                .concatMap(schema -> publication.step(lease, schema).doOnNext(this::reached))
                .then(Mono.defer(() -> taken.check() ? verified() : Mono.empty()))
                .thenReturn(Outcome.HELD);
    }

    /** @return whether publishing may go on; if not, another run is asked for */
    private Mono<Boolean> settled(Wanted taken) {
        return settled
                ? Mono.just(true)
                : publication
                        .settle(lease)
                        .doOnNext(this::reached)
                        .map(step -> step.again().isEmpty())
                        .doOnNext(done -> {
                            settled = done;
                            if (!done) {
                                want(taken.schemas());
                            }
                        });
    }

    /** After trouble nobody knows which statements took effect: the row of the lease does. */
    private Mono<Lease> refreshed() {
        return inTrouble() ? leases.reload(lease).doOnNext(current -> lease = current) : Mono.just(lease);
    }

    private Mono<Void> verified() {
        return publication.verify(lease).doOnNext(this::reached).then();
    }

    private void reached(Step step) {
        settled = settled && step.lease().token() == lease.token();
        lease = step.lease();
        if (!step.again().isEmpty()) {
            want(step.again());
        }
    }

    private synchronized Wanted taken() {
        var taken = new Wanted(Set.copyOf(wanted), verifying);
        wanted.clear();
        verifying = false;
        again = false;
        return taken;
    }

    private synchronized boolean isReleasing() {
        return releasing;
    }

    private synchronized boolean inTrouble() {
        return failures > 0;
    }

    private synchronized void finished(Outcome outcome) {
        failures = 0;
        trouble.ended(name);
        if (outcome == Outcome.HELD && again) {
            ready.accept(this);
        } else {
            queued = outcome == Outcome.GONE;
        }
    }

    private synchronized Mono<Outcome> failed(Wanted taken, Throwable failure) {
        wanted.addAll(taken.schemas());
        verifying |= taken.check();
        settled = false;
        failures++;
        trouble.failed(name, failure);
        metrics.count(RelayCount.RETRIED, 1);
        Mono.delay(Backoff.delay(failures)).subscribe(elapsed -> ready.accept(this));
        return Mono.just(Outcome.HELD);
    }
}
