package com.arisgourmet.binder.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges for many threads together: what comes while a command is under way is gathered for the next one. So nothing is
 * delayed when there is little to do, and a command carries much when there is much.
 */
final class Acknowledgements {

    private final Consumer<Map<Lease, List<String>>> send;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Gathered gathering;
    private boolean sending;

    /**
     * @param send acknowledges ids of each lease's stream; throws when it can't be told whether it has
     * @param executor has a thread for one task, which may wait
     */
    Acknowledgements(Consumer<Map<Lease, List<String>>> send, Executor executor) {
        this.send = send;
        this.executor = executor;
    }

    /**
     * Returns when the entries are acknowledged, or their lease was found to be another's.
     *
     * @throws RuntimeException what the command failed with; whether it was carried out is not known
     */
    void acknowledge(Lease lease, List<StreamEntry> entries) {
        CompletableFuture<Void> done = gather(lease, entries);
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private CompletableFuture<Void> gather(Lease lease, List<StreamEntry> entries) {
        lock.lock();
        try {
            Gathered into = gathering == null ? new Gathered() : gathering;
            gathering = into;
            into.add(lease, entries);
            if (!sending) {
                executor.execute(this::sendAll);
                sending = true;
            }
            return into.done;
        } finally {
            lock.unlock();
        }
    }

    /** Ids that wait for the command under way to end. */
    int waiting() {
        lock.lock();
        try {
            return gathering == null
                    ? 0
                    : gathering.ids.values().stream().mapToInt(List::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void sendAll() {
        for (Gathered next = next(); next != null; next = next()) {
            try {
                send.accept(next.ids);
                next.done.complete(null);
            } catch (RuntimeException | Error e) {
                next.done.completeExceptionally(e);
            }
        }
    }

    private @Nullable Gathered next() {
        lock.lock();
        try {
            Gathered next = gathering;
            gathering = null;
            sending = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private static final class Gathered {
        private final Map<Lease, List<String>> ids = new LinkedHashMap<>();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private void add(Lease lease, List<StreamEntry> entries) {
            List<String> all = ids.computeIfAbsent(lease, first -> new ArrayList<>());
            entries.forEach(entry -> all.add(entry.id()));
        }
    }
}
