package com.arisgourmet.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Marks what Redis has, behind the publication and one transaction after the other: what is acknowledged while one is under
 * way shares the next. So an outbox costs one flush at a time however many shards are busy, and a shard's marks follow each
 * other.
 */
final class Marks {
    private static final int MOST_ROWS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OutboxTable outbox;
    private final Leases leases;
    private final TransactionalOperator transactions;
    private final Deque<Mark> waiting = new ArrayDeque<>();
    private boolean busy;

    Marks(OutboxTable outbox, Leases leases, TransactionalOperator transactions) {
        this.outbox = outbox;
        this.leases = leases;
        this.transactions = transactions;
    }

    private record Mark(Acknowledged batch, Unmarked of) {}

    /** Marks the batch soon, and tells {@code of} how that ended. */
    void add(Acknowledged batch, Unmarked of) {
        synchronized (this) {
            if (of.add(outbox.schema(), batch)) {
                waiting.add(new Mark(batch, of));
            }
        }
        next();
    }

    private void next() {
        List<Mark> some = some();
        if (!some.isEmpty()) {
            write(some.stream().map(Mark::batch).toList())
                    .timeout(PATIENCE)
                    .subscribe(none -> {}, failure -> ended(some, failure), () -> ended(some, null));
        }
    }

    /**
     * Notes in the leases how far Redis is, which locks them, and marks the rows.
     *
     * @param batches each shard's in the order in which Redis got them
     * @throws LeaseLostException if a lease is gone; nothing is marked then
     */
    Mono<Void> write(List<Acknowledged> batches) {
        Map<Integer, Lease> after = batches.stream()
                .collect(Collectors.toMap(batch -> batch.lease().shard(), Acknowledged::after, (first, next) -> next));
        return leases.acknowledge(after.values())
                .then(Mono.defer(() -> outbox.mark(batches)))
                .as(transactions::transactional);
    }

    private synchronized List<Mark> some() {
        List<Mark> some = new ArrayList<>();
        int rows = 0;
        while (!busy && rows < MOST_ROWS && !waiting.isEmpty()) {
            Mark mark = waiting.remove();
            rows += mark.batch().rows().size();
            some.add(mark);
        }
        busy |= !some.isEmpty();
        return some;
    }

    /** A server that refuses one statement is not asked for each of those that wait. */
    private void ended(List<Mark> some, @Nullable Throwable failure) {
        List<Mark> refused = new ArrayList<>();
        synchronized (this) {
            busy = false;
            if (failure != null) {
                refused.addAll(some);
                refused.addAll(waiting);
                waiting.clear();
                refused.forEach(mark -> mark.of().refuse());
            }
        }
        refused.forEach(mark -> mark.of().refused(mark.batch()));
        if (failure == null) {
            some.forEach(mark -> mark.of().marked(outbox.schema(), mark.batch()));
        }
        next();
    }
}
