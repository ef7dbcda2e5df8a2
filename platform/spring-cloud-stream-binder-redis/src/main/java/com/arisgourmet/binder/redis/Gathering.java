package com.arisgourmet.binder.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries that were read and wait to be delivered together, by stream. Batches so grow with what is waiting: small ones when
 * there is little to do, full ones when there is much.
 */
final class Gathering {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Queue<Waiting>> streams = new HashMap<>();

    /** @param most entries of a batch */
    Gathering(int most) {
        this.most = most;
    }

    /** Answers whether nothing of the stream was waiting: then somebody has to come for it. */
    boolean add(Lease lease, List<StreamEntry> entries) {
        lock.lock();
        try {
            Queue<Waiting> waiting = streams.computeIfAbsent(lease.stream(), first -> new ArrayDeque<>());
            boolean first = waiting.isEmpty();
            entries.forEach(entry -> waiting.add(new Waiting(lease, entry)));
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** The next entries of a stream of which some are waiting, all of one lease. */
    Batch next(String stream) {
        lock.lock();
        try {
            Queue<Waiting> waiting = Objects.requireNonNull(streams.get(stream), stream);
            List<StreamEntry> entries = new ArrayList<>();
            Waiting head = waiting.element();
            for (Waiting next = head; next != null && next.lease() == head.lease() && entries.size() < most; ) {
                entries.add(waiting.remove().entry());
                next = waiting.peek();
            }
            if (waiting.isEmpty()) {
                streams.remove(stream);
            }
            return new Batch(head.lease(), entries, !waiting.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** @param more whether somebody has to come again */
    record Batch(Lease lease, List<StreamEntry> entries, boolean more) {}

    private record Waiting(Lease lease, StreamEntry entry) {}
}
