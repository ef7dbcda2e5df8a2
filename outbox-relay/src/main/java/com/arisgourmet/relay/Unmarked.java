package com.arisgourmet.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one shard that Redis has and that are not marked yet: still unpublished to whoever reads an outbox, and not to be
 * published again. Once a mark is refused, those after it are refused too, until the shard has been settled: a mark also tells
 * how far Redis is, and must not pass rows without one.
 */
final class Unmarked {
    private final Runnable onRefusal;
    private final Map<String, Set<Long>> hidden = new HashMap<>();
    private final Map<String, List<Long>> marked = new HashMap<>();
    private int rows;
    private boolean refused;
    private @Nullable Runnable onceNone;

    /** @param onRefusal is run each time a mark is refused, by whatever thread finds out */
    Unmarked(Runnable onRefusal) {
        this.onRefusal = onRefusal;
    }

    /** @return false if it must not be marked */
    synchronized boolean add(Acknowledged batch) {
        hidden.computeIfAbsent(batch.schema(), of -> new HashSet<>()).addAll(batch.rows());
        if (!refused) {
            rows += batch.rows().size();
        }
        return !refused;
    }

    /** Begins to read an outbox. What is hidden then stays so until the next read: the present one may have seen it unmarked. */
    synchronized void beginRead(String schema) {
        List<Long> gone = marked.remove(schema);
        Set<Long> of = hidden.get(schema);
        if (gone != null && of != null) {
            gone.forEach(of::remove);
        }
    }

    synchronized boolean hides(String schema, long row) {
        return hidden.getOrDefault(schema, Set.of()).contains(row);
    }

    synchronized int hiddenIn(String schema) {
        return hidden.getOrDefault(schema, Set.of()).size();
    }

    /** Rows whose marks are awaited. */
    synchronized int rows() {
        return rows;
    }

    void marked(Acknowledged batch) {
        synchronized (this) {
            marked.computeIfAbsent(batch.schema(), of -> new ArrayList<>()).addAll(batch.rows());
        }
        ended(batch);
    }

    /** Has no later batch marked. */
    synchronized void refuse() {
        refused = true;
    }

    void refused(Acknowledged batch) {
        onRefusal.run();
        ended(batch);
    }

    private void ended(Acknowledged batch) {
        Runnable next = null;
        synchronized (this) {
            rows -= batch.rows().size();
            if (rows == 0) {
                next = onceNone;
                onceNone = null;
            }
        }
        if (next != null) {
            next.run();
        }
    }

    /** @param next is run once no mark is awaited, at the latest by the thread that ends the last one */
    void onceNone(Runnable next) {
        synchronized (this) {
            if (rows > 0) {
                onceNone = next;
                return;
            }
        }
        next.run();
    }

    /** Begins anew, with no mark awaited: the database knows what is published. */
    synchronized void reset() {
        hidden.clear();
        marked.clear();
        refused = false;
    }
}
