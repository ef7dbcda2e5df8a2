package com.arisgourmet.relay;

import com.arisgourmet.relay.Reconciliation.PutBack;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes lease, stream and outboxes of one shard agree, so that publishing may go on. */
final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int TAIL = 500;

    private final EventStream stream;
    private final Leases leases;
    private final Outboxes outboxes;
    private final RelayMetrics metrics;

    Settlement(EventStream stream, Leases leases, Outboxes outboxes, RelayMetrics metrics) {
        this.stream = stream;
        this.leases = leases;
        this.outboxes = outboxes;
        this.metrics = metrics;
    }

    /**
     * How a shard stands.
     *
     * @param lease as it is now
     * @param settled whether publishing may go on; if not, it has to be settled once more, under this lease
     */
    record Standing(Lease lease, boolean settled) {}

    /** Checks fence and stream, without a batch. */
    Mono<Standing> verify(Lease lease) {
        return stream.publish(lease, List.of()).flatMap(outcome -> switch (outcome) {
            case PublishOutcome.Published published ->
                Mono.just(new Standing(lease.acknowledgedUpTo(lease.last()), true));
            case PublishOutcome.Fenced fenced -> overtake(lease, fenced);
            case PublishOutcome.Lost lost -> recover(lease, lost);
        });
    }

    /**
     * Finds out how things stand before anything is published: after a lease was taken, or after trouble. Shuts out whoever
     * held the lease before, notices a loss, and marks the rows whose entries are in the stream although nobody marked them,
     * because an instance died or an answer got lost: they are not published twice. An entry after the last acknowledged one
     * is of a batch that was added whole, so what is marked are the first rows of each aggregate.
     */
    Mono<Standing> settle(Lease lease) {
        return verify(lease).flatMap(standing -> standing.settled() ? adopt(standing.lease()) : Mono.just(standing));
    }

    private Mono<Standing> adopt(Lease lease) {
        return adoptPage(lease).expand(this::adoptPage).last(lease).map(after -> new Standing(after, true));
    }

    /** @return the lease after the next entries nobody marked; empty if there are none */
    private Mono<Lease> adoptPage(Lease lease) {
        return stream.after(lease.shard(), lease.last(), TAIL)
                .filter(entries -> !entries.isEmpty())
                .flatMap(entries -> Flux.fromIterable(outboxes.schemas())
                        .concatMap(schema -> outboxes.reconciliation(schema).adopt(lease, entries))
                        .reduce(0L, Long::sum)
                        .doOnNext(rows -> metrics.count(RelayCount.ADOPTED, rows))
                        .then(leases.acknowledge(lease, entries.getLast().entry())));
    }

    private Mono<Standing> overtake(Lease lease, PublishOutcome.Fenced by) {
        return leases.overtake(lease, by)
                .doOnNext(after ->
                        log.warn("shard {}: Redis knew token {}, now {}", lease.shard(), by.token(), after.token()))
                .map(after -> new Standing(after, false));
    }

    /**
     * Puts back what Redis no longer has, then begins a new epoch; publishing goes on after that alone. Whoever is
     * interrupted in between finds the loss again. The token is raised first: a statement of before that is still under way
     * can't mark a row again that was put back. With an older fence than was acknowledged nothing tells which entries after
     * the loss are whose, and everything kept is put back.
     */
    private Mono<Standing> recover(Lease lease, PublishOutcome.Lost lost) {
        EntryId from = lost.token() < lease.acknowledged() ? EntryId.NONE : lost.last();
        return leases.raise(lease)
                .flatMap(raised -> Flux.fromIterable(outboxes.schemas())
                        .concatMap(schema -> outboxes.reconciliation(schema).putBack(raised, from, lost.last()))
                        .reduce(PutBack.NONE, PutBack::plus)
                        .flatMap(
                                rows -> leases.newEpoch(raised, lost).doOnNext(after -> recovered(lease, after, rows))))
                .map(after -> new Standing(after, false));
    }

    private void recovered(Lease before, Lease after, PutBack back) {
        metrics.count(RelayCount.PUT_BACK, back.rows());
        metrics.count(RelayCount.DUPLICATES, back.doubtful());
        log.warn(
                "shard {}: Redis has entries up to {}, acknowledged were {}; {} rows put back, epoch {} begins",
                before.shard(),
                after.last(),
                before.last(),
                back.rows(),
                after.epoch());
    }
}
