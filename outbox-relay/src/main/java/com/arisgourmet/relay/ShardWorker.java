package com.arisgourmet.relay;

import com.arisgourmet.relay.Settlement.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A shard this instance holds. It is in the queue at most once and never in two runs, so what is done for one shard follows
 * each other; whoever wants something of it meanwhile is served by the next run.
 */
final class ShardWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Rows on their way that are not worth waiting for: each is read once more by the next run. */
    private static final int FEW = 100;

    private final String name;
    private final Settlement settlement;
    private final Leases leases;
    private final Trouble trouble;
    private final RelayMetrics metrics;
    private final Consumer<ShardWorker> ready;
    private final Unmarked unmarked = new Unmarked(this::unsettle);
    private final Set<String> wanted = new TreeSet<>();
    private Wanted taken = new Wanted(Set.of(), false);
    private @Nullable Throwable failure;
    private boolean queued;
    private boolean again;
    private int failures;
    private volatile boolean verifying;
    private volatile boolean releasing;
    private volatile boolean backlog;
    private volatile Lease lease;
    /** Whether this worker knows how its stream stands: not before its first run, nor after trouble. */
    private volatile boolean settled;
    /** Whether there was a reason to settle since the present run began. */
    private volatile boolean doubted;

    /** @param ready puts a worker into the queue */
    ShardWorker(
            Lease lease,
            Settlement settlement,
            Leases leases,
            Trouble trouble,
            RelayMetrics metrics,
            Consumer<ShardWorker> ready) {
        this.name = "shard " + lease.shard();
        this.lease = lease;
        this.settlement = settlement;
        this.leases = leases;
        this.trouble = trouble;
        this.metrics = metrics;
        this.ready = ready;
    }

    int shard() {
        return lease.shard();
    }

    Lease lease() {
        return lease;
    }

    Share share() {
        return new Share(lease, unmarked);
    }

    /** What a run is to do. */
    private record Wanted(Set<String> schemas, boolean check) {}

    /** How a worker stands at the beginning of a run. */
    enum Outcome {
        READY,
        NOT_NOW,
        GONE
    }

    /**
     * Whether it may share a run: not with something to find out first, which may take long, nor with a backlog, which fills
     * a run.
     */
    boolean isSociable() {
        return settled && !backlog && !verifying && !releasing;
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

    /**
     * Begins a run. Ends it too, unless the worker is ready to publish. Fails never: trouble delays the next run. Whatever
     * needs to know how the shard stands waits for its marks first, outside the queue.
     */
    Mono<Outcome> begin() {
        return Mono.defer(() -> {
            if (unmarked.rows() > (isSociable() ? FEW : 0)) {
                unmarked.onceNone(() -> ready.accept(this));
                return Mono.just(Outcome.NOT_NOW);
            }
            return run();
        });
    }

    private Mono<Outcome> run() {
        return Mono.defer(() -> {
                    take();
                    if (unmarked.rows() > 0 && (releasing || !settled || taken.check())) {
                        want(taken.schemas(), taken.check());
                        return Mono.just(Outcome.NOT_NOW);
                    }
                    return releasing ? leases.release(lease).thenReturn(Outcome.GONE) : settled();
                })
                .timeout(PATIENCE)
                .onErrorResume(LeaseLostException.class, lost -> Mono.just(Outcome.GONE))
                .doOnNext(outcome -> {
                    switch (outcome) {
                        case READY -> {}
                        case NOT_NOW -> end();
                        case GONE -> trouble.ended(name);
                    }
                })
                .onErrorResume(cause -> {
                    failed(cause);
                    return Mono.just(Outcome.NOT_NOW);
                });
    }

    private synchronized void take() {
        taken = new Wanted(Set.copyOf(wanted), verifying);
        wanted.clear();
        verifying = false;
        again = false;
        backlog = false;
        doubted = false;
        failure = null;
    }

    /** After trouble nobody knows which statements took effect: the row of the lease does. */
    private Mono<Outcome> settled() {
        if (settled && !taken.check()) {
            return Mono.just(Outcome.READY);
        }
        unmarked.reset();
        Mono<Standing> standing =
                settled ? settlement.verify(lease) : leases.reload(lease).flatMap(settlement::settle);
        return standing.map(now -> {
            lease = now.lease();
            settled = now.settled() && !doubted;
            if (!settled) {
                want(taken.schemas());
            }
            return settled ? Outcome.READY : Outcome.NOT_NOW;
        });
    }

    /** What this run publishes; nothing more, once something is wrong. */
    Set<String> schemas() {
        return settled && failure == null ? taken.schemas() : Set.of();
    }

    void reached(Progress progress, String schema) {
        switch (progress) {
            case Progress.Done done -> {
                lease = done.lease();
                backlog |= done.more();
                if (done.more()) {
                    want(Set.of(schema));
                }
            }
            case Progress.Unsettled unsettled -> unsettle();
            case Progress.Failed failed -> failure = failed.cause();
        }
    }

    /** Has this worker find out how it stands before it publishes. */
    synchronized void unsettle() {
        settled = false;
        doubted = true;
        want(taken.schemas());
    }

    /** Ends a run that was ready to publish. */
    synchronized void end() {
        if (failure != null) {
            failed(failure);
            return;
        }
        failures = 0;
        trouble.ended(name);
        queued = again;
        if (again) {
            ready.accept(this);
        }
    }

    /** Ends a run that failed. */
    synchronized void failed(Throwable cause) {
        wanted.addAll(taken.schemas());
        verifying |= taken.check();
        settled = false;
        failures++;
        trouble.failed(name, cause);
        metrics.count(RelayCount.RETRIED, 1);
        Mono.delay(Backoff.delay(failures)).subscribe(elapsed -> ready.accept(this));
    }
}
