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
 * Reads what some shards have in one outbox with one statement, adds each shard's batch to its stream with one call, and has
 * {@link Marks} mark what Redis has acknowledged, and nothing else.
 */
final class Publication {
    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    private final EventStream stream;
    private final Outboxes outboxes;
    private final Marks marks;
    private final PublishSpans spans;
    private final RelayMetrics metrics;

    Publication(EventStream stream, Outboxes outboxes, Marks marks, PublishSpans spans, RelayMetrics metrics) {
        this.stream = stream;
        this.outboxes = outboxes;
        this.marks = marks;
        this.spans = spans;
        this.metrics = metrics;
    }

    /**
     * One round of settled shards.
     *
     * @return each shard's progress, when Redis has its batch; an error of Redis for one shard is that shard's alone
     * @throws LeaseLostException if one of the leases was gone when a row was to be parked
     */
    Flux<Progress> round(List<Share> shares, String schema) {
        OutboxTable outbox = outboxes.of(schema);
        return outbox.unpublished(shares)
                .flatMapMany(rows -> Flux.fromIterable(shares).flatMap(share -> add(outbox, share, rows)));
    }

    private Mono<Progress> add(OutboxTable outbox, Share share, ReadRows rows) {
        boolean more = rows.mayHaveMore(share.shard());
        Batch batch = Batch.of(rows.of(share.shard()), JsonCheck::objection);
        return park(share.lease(), outbox, batch.park())
                .then(Mono.defer(() -> batch.publish().isEmpty()
                        ? Mono.just(new Progress.Done(share.lease(), more))
                        : add(outbox, share, batch.publish(), more)));
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

    private Mono<Progress> add(OutboxTable outbox, Share share, List<Batch.Item> items, boolean more) {
        long start = System.nanoTime();
        return publish(share.lease(), items)
                .<Progress>map(outcome -> switch (outcome) {
                    case PublishOutcome.Published published -> {
                        record(items, Duration.ofNanos(System.nanoTime() - start));
                        List<Long> rows =
                                items.stream().map(item -> item.row().id()).toList();
                        var batch = new Acknowledged(share.lease(), outbox.schema(), rows, published.ids());
                        marks.add(batch, share.unmarked());
                        yield new Progress.Done(batch.after(), more);
                    }
                    case PublishOutcome.Fenced fenced -> new Progress.Unsettled(share.shard());
                    case PublishOutcome.Lost lost -> new Progress.Unsettled(share.shard());
                })
                .onErrorResume(failure -> Mono.just(new Progress.Failed(share.shard(), failure)));
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
}
