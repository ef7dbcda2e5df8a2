package com.arisgourmet.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Marks what Redis has, behind the publication and one transaction after the other: what is acknowledged while one is under
 * way shares the next. So there is one flush at a time however many shards are busy, and a shard's marks follow each other,
 * whatever outbox they are for: a mark also tells how far Redis is.
 */
final class Marks {
    private static final int MOST_ROWS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = "marks";

    private final Function<List<Acknowledged>, Mono<Void>> transaction;
    private final Trouble trouble;
    private final Deque<Mark> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param transaction marks all of these, each shard's in the order in which Redis got them, or none */
    Marks(Function<List<Acknowledged>, Mono<Void>> transaction, Trouble trouble) {
        this.transaction = transaction;
        this.trouble = trouble;
    }

    private record Mark(Acknowledged batch, Unmarked of) {}

    /** Marks the batch soon, and tells {@code of} how that ended. */
    void add(Acknowledged batch, Unmarked of) {
        synchronized (this) {
            if (of.add(batch)) {
                waiting.add(new Mark(batch, of));
            }
        }
        next();
    }

    private void next() {
        List<Mark> some = some();
        if (!some.isEmpty()) {
            Mono.defer(() -> transaction.apply(some.stream().map(Mark::batch).toList()))
                    .timeout(PATIENCE)
                    .subscribe(none -> {}, failure -> ended(some, failure), () -> ended(some, null));
        }
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

    private void ended(List<Mark> some, @Nullable Throwable failure) {
        if (failure == null) {
            trouble.ended(NAME);
            some.forEach(mark -> mark.of().marked(mark.batch()));
        } else {
            trouble.failed(NAME, failure);
            refuse(some).forEach(mark -> mark.of().refused(mark.batch()));
        }
        synchronized (this) {
            busy = false;
        }
        next();
    }

    /** Whatever waits is refused too: it may be of the same shards, and the server may not answer it either. */
    private synchronized List<Mark> refuse(List<Mark> some) {
        List<Mark> refused = new ArrayList<>(some);
        refused.addAll(waiting);
        waiting.clear();
        refused.forEach(mark -> mark.of().refuse());
        return refused;
    }
}
