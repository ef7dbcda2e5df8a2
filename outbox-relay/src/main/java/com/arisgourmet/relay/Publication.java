package com.arisgourmet.relay;

import com.arisgourmet.relay.PublishSpans.PublishSpan;
import com.arisgourmet.relay.Reconciliation.PutBack;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One step of a shard: reads a batch from one outbox, adds it to the stream, marks its rows. Never marks what Redis has not
 * acknowledged; dying between the two publishes the batch again.
 */
final class Publication {
    private static final Logger log = LoggerFactory.getLogger(Publication.class);
    private static final int TAIL = 500;

    private final EventStream stream;
    private final Leases leases;
    private final Outboxes outboxes;
    private final PublishSpans spans;
    private final RelayMetrics metrics;

    Publication(EventStream stream, Leases leases, Outboxes outboxes, PublishSpans spans, RelayMetrics metrics) {
        this.stream = stream;
        this.leases = leases;
        this.outboxes = outboxes;
        this.spans = spans;
        this.metrics = metrics;
    }

    /**
     * Where a step left the shard.
     *
     * @param again schemas that have, or may have, more to publish
     */
    record Step(Lease lease, Set<String> again) {}

    Mono<Step> step(Lease lease, String schema) {
        OutboxTable outbox = outboxes.of(schema);
        return outbox.unpublished(lease).flatMap(rows -> {
            if (rows.list().isEmpty()) {
                return Mono.just(new Step(lease, Set.of()));
            }
            Batch batch = Batch.of(rows.list(), JsonCheck::objection);
            Set<String> again = rows.more() ? Set.of(schema) : Set.of();
            return park(lease, outbox, batch.park())
                    .then(Mono.defer(() -> publish(lease, outbox, batch.publish(), again)));
        });
    }

    private Mono<Void> park(Lease lease, OutboxTable outbox, List<Batch.Parking> parkings) {
        return Flux.fromIterable(parkings)
                .concatMap(parking -> outbox.park(lease, parking).doOnSuccess(done -> {
                    metrics.count(RelayCount.PARKED, 1);
                    log.error(
                            "{}: event {} of {} is parked: {}",
                            outbox.schema(),
                            parking.row().eventId(),
                            parking.row().aggregate(),
                            parking.reason());
                }))
                .then();
    }

    private Mono<Step> publish(Lease lease, OutboxTable outbox, List<Batch.Item> items, Set<String> again) {
        if (items.isEmpty()) {
            return Mono.just(new Step(lease, again));
        }
        long start = System.nanoTime();
        return add(lease, items).flatMap(outcome -> switch (outcome) {
            case PublishOutcome.Published published -> {
                record(items, Duration.ofNanos(System.nanoTime() - start));
                yield outbox.markPublished(
                                lease, items.stream().map(Batch.Item::row).toList(), published.ids())
                        .map(after -> new Step(after, again));
            }
            case PublishOutcome.Fenced fenced -> overtake(lease, fenced);
            case PublishOutcome.Lost lost -> recover(lease, lost);
        });
    }

    private Mono<PublishOutcome> add(Lease lease, List<Batch.Item> items) {
        List<PublishSpan> started = spans.start(items);
        List<List<String>> entries = IntStream.range(0, items.size())
                .mapToObj(i -> {
                    Batch.Item item = items.get(i);
                    return item.row().entry(item.event(), started.get(i).traceparent());
                })
                .toList();
        return stream.publish(lease, entries)
                .doOnSuccess(outcome -> started.forEach(span -> span.end(null)))
                .doOnError(failure -> started.forEach(span -> span.end(failure)));
    }

    private void record(List<Batch.Item> items, Duration sinceRead) {
        metrics.count(RelayCount.PUBLISHED, items.size());
        items.forEach(item -> metrics.inStreamAfter(
                Duration.ofNanos(item.row().ageMicros() * 1_000).plus(sinceRead)));
    }

    /** Checks fence and stream, without a batch. */
    Mono<Step> verify(Lease lease) {
        return stream.publish(lease, List.of()).flatMap(outcome -> switch (outcome) {
            case PublishOutcome.Published published ->
                Mono.just(new Step(lease.acknowledgedUpTo(lease.last()), Set.of()));
            case PublishOutcome.Fenced fenced -> overtake(lease, fenced);
            case PublishOutcome.Lost lost -> recover(lease, lost);
        });
    }

    /**
     * Finds out how things stand before anything is published: after a lease was taken, or after trouble. Shuts out whoever
     * held the lease before, notices a loss, and marks the rows whose entries are in the stream although nobody marked them,
     * because an instance died or an answer got lost: they are not published twice. An entry after the last acknowledged one
     * is of a batch that was added whole, so what is marked are the first rows of each aggregate.
     *
     * @return a step with nothing to do again if publishing may go on
     */
    Mono<Step> settle(Lease lease) {
        return verify(lease).flatMap(step -> step.again().isEmpty() ? adopt(step.lease()) : Mono.just(step));
    }

    private Mono<Step> adopt(Lease lease) {
        return adoptPage(lease).expand(this::adoptPage).last(lease).map(after -> new Step(after, Set.of()));
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

    private Mono<Step> overtake(Lease lease, PublishOutcome.Fenced by) {
        return leases.overtake(lease, by)
                .doOnNext(after ->
                        log.warn("shard {}: Redis knew token {}, now {}", lease.shard(), by.token(), after.token()))
                .map(after -> new Step(after, outboxes.schemas()));
    }

    /**
     * Puts back what Redis no longer has, then begins a new epoch; publishing goes on after that alone. Whoever is
     * interrupted in between finds the loss again. The token is raised first: a statement of before that is still under way
     * can't mark a row again that was put back. With an older fence than was acknowledged nothing tells which entries after
     * the loss are whose, and everything kept is put back.
     */
    private Mono<Step> recover(Lease lease, PublishOutcome.Lost lost) {
        EntryId from = lost.token() < lease.acknowledged() ? EntryId.NONE : lost.last();
        return leases.raise(lease)
                .flatMap(raised -> Flux.fromIterable(outboxes.schemas())
                        .concatMap(schema -> outboxes.reconciliation(schema).putBack(raised, from, lost.last()))
                        .reduce(PutBack.NONE, PutBack::plus)
                        .flatMap(
                                rows -> leases.newEpoch(raised, lost).doOnNext(after -> recovered(lease, after, rows))))
                .map(after -> new Step(after, outboxes.schemas()));
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
