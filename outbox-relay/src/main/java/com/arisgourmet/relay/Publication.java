package com.arisgourmet.relay;

import com.arisgourmet.relay.PublishSpans.PublishSpan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads what some shards have in one outbox, adds each shard's batch to its stream, marks the rows: one read and one mark for
 * all of them, one call a stream. Never marks what Redis has not acknowledged.
 */
final class Publication {
    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    private final EventStream stream;
    private final Outboxes outboxes;
    private final PublishSpans spans;
    private final RelayMetrics metrics;

    Publication(EventStream stream, Outboxes outboxes, PublishSpans spans, RelayMetrics metrics) {
        this.stream = stream;
        this.outboxes = outboxes;
        this.spans = spans;
        this.metrics = metrics;
    }

    /** What became of a shard's batch: acknowledged and yet to be marked, or else how the round ended for the shard. */
    private sealed interface Addition {}

    private record ToMark(Acknowledged batch, boolean more) implements Addition {}

    private record Ended(Progress progress) implements Addition {}

    /**
     * One round of settled shards.
     *
     * @return each shard's progress, when all rows are marked; an error of Redis for one shard is that shard's alone
     * @throws LeaseLostException if one of the leases is gone; nothing is marked for that one
     */
    Flux<Progress> round(List<Lease> leases, String schema) {
        OutboxTable outbox = outboxes.of(schema);
        return outbox.unpublished(leases).flatMapMany(rows -> Flux.fromIterable(leases)
                .flatMap(lease -> add(outbox, lease, rows))
                .collectList()
                .flatMapMany(additions -> mark(outbox, additions)));
    }

    private Mono<Addition> add(OutboxTable outbox, Lease lease, ReadRows rows) {
        boolean more = rows.mayHaveMore(lease.shard());
        Batch batch = Batch.of(rows.of(lease.shard()), JsonCheck::objection);
        return park(lease, outbox, batch.park())
                .then(Mono.defer(() -> batch.publish().isEmpty()
                        ? Mono.just(new Ended(new Progress.Done(lease, more)))
                        : add(lease, batch.publish(), more)));
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

    private Mono<Addition> add(Lease lease, List<Batch.Item> items, boolean more) {
        long start = System.nanoTime();
        return publish(lease, items)
                .<Addition>map(outcome -> switch (outcome) {
                    case PublishOutcome.Published published -> {
                        record(items, Duration.ofNanos(System.nanoTime() - start));
                        List<OutboxRow> rows =
                                items.stream().map(Batch.Item::row).toList();
                        yield new ToMark(new Acknowledged(lease, rows, published.ids()), more);
                    }
                    case PublishOutcome.Fenced fenced -> new Ended(new Progress.Unsettled(lease.shard()));
                    case PublishOutcome.Lost lost -> new Ended(new Progress.Unsettled(lease.shard()));
                })
                .onErrorResume(failure -> Mono.just(new Ended(new Progress.Failed(lease.shard(), failure))));
    }

    private Mono<PublishOutcome> publish(Lease lease, List<Batch.Item> items) {
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

    private Flux<Progress> mark(OutboxTable outbox, List<Addition> additions) {
        List<Acknowledged> batches = additions.stream()
                .filter(ToMark.class::isInstance)
                .map(addition -> ((ToMark) addition).batch())
                .toList();
        Flux<Progress> progress = Flux.fromIterable(additions).map(addition -> switch (addition) {
            case ToMark marked -> new Progress.Done(marked.batch().after(), marked.more());
            case Ended ended -> ended.progress();
        });
        return batches.isEmpty() ? progress : outbox.mark(batches).thenMany(progress);
    }
}
