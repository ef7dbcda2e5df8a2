package com.arisgourmet.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks what Redis has, behind the publication and one statement after the other: what is acknowledged while one is under way
 * shares the next. So an outbox costs one flush at a time however many shards are busy, and a shard's marks follow each
 * other.
 */
final class Marks {
    private static final int MOST_ROWS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OutboxTable outbox;
    private final Deque<Mark> waiting = new ArrayDeque<>();
    private boolean busy;

    Marks(OutboxTable outbox) {
        this.outbox = outbox;
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
            outbox.mark(some.stream().map(Mark::batch).toList())
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
