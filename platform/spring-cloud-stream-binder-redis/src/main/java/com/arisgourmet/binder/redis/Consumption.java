package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What both ways of consuming are made of: it takes entries as they were read and sees to it that each is delivered, on its lane.
 * In ordered mode entries of one key share a lane; entries without the key header share their stream's.
 *
 * <p>In batch mode what waits of a stream is delivered together, on a lane of the stream. Entries whose key is in trouble,
 * or may have brought down a process before, go alone behind those of their key; so do all of a batch that failed.
 */
final class Consumption {

    private static final Log log = LogFactory.getLog(Consumption.class);

    private final ConsumerGroup group;
    private final List<String> streams;
    private final Delivery delivery;
    private final Lanes lanes;
    private final RedisConsumerProperties properties;
    private final boolean batches;
    private final Gathering gathering;

    Consumption(
            ConsumerGroup group,
            List<String> streams,
            Delivery delivery,
            RedisConsumerProperties properties,
            boolean batches) {
        this.group = group;
        this.streams = streams;
        this.delivery = delivery;
        this.properties = properties;
        this.batches = batches;
        this.gathering = new Gathering(properties.getBatchSize());
        int capacity = Math.max(properties.getMaxInFlight(), streams.size());
        this.lanes = new Lanes("redis-" + group.name(), capacity, this::recall);
    }

    ConsumerGroup group() {
        return group;
    }

    List<String> streams() {
        return streams;
    }

    Lanes lanes() {
        return lanes;
    }

    int batchSize() {
        return properties.getBatchSize();
    }

    Duration readTimeout() {
        return properties.getReadTimeout();
    }

    Duration shutdownTimeout() {
        return properties.getShutdownTimeout();
    }

    /**
     * Uses a reserved place for each entry.
     *
     * @param entries of one stream, in order
     * @param settled told of each entry that is done with or left to others
     */
    void enter(Lease lease, List<StreamEntry> entries, Consumer<StreamEntry> settled) {
        if (!batches) {
            entries.forEach(entry -> enterAlone(lease, entry, settled));
        } else if (!ordered()) {
            lanes.enterCarrier(entries, () -> deliverTogether(lease, entries, settled));
        } else if (!entries.isEmpty() && gathering.add(lease, entries)) {
            lanes.enterCarrier(lease.stream(), () -> deliverGathered(lease.stream(), settled));
        }
    }

    private void deliverGathered(String stream, Consumer<StreamEntry> settled) {
        Gathering.Batch batch = gathering.next(stream);
        try {
            deliverTogether(batch.lease(), batch.entries(), settled);
        } finally {
            if (batch.more()) {
                lanes.enterCarrier(stream, () -> deliverGathered(stream, settled));
            }
        }
    }

    private void enterAlone(Lease lease, StreamEntry entry, Consumer<StreamEntry> settled) {
        Object lane = lane(entry);
        if (ordered()) {
            lanes.enter(lane, left(lease, entry), () -> deliver(lease, entry, settled));
        } else {
            lanes.enter(lane, () -> deliver(lease, entry, settled));
        }
    }

    /** For a dead letter that is tried again: it is never left aside, and its key waits no longer when it was handled. */
    void enterRetried(Lease lease, StreamEntry entry, Consumer<StreamEntry> settled) {
        behindBatches(lease, () -> lanes.enter(lane(entry), () -> deliver(lease, entry, settled)));
    }

    /** For a key that need not wait for a decision any more. Uses a reserved place. */
    void resume(Lease lease, String key) {
        Object lane = List.of(lease.stream(), key);
        behindBatches(lease, () -> lanes.enter(lane, () -> catchUp(lease, key, lane)));
    }

    /** A batch under way may hold entries of any key. */
    private void behindBatches(Lease lease, Runnable entering) {
        if (batches && ordered()) {
            lanes.enterCarrier(lease.stream(), entering);
        } else {
            entering.run();
        }
    }

    private void catchUp(Lease lease, String key, Object lane) {
        lease.unblock(key);
        lanes.setAside(lane, new Left(lease, key, "-", true));
    }

    private void deliver(Lease lease, StreamEntry entry, Consumer<StreamEntry> settled) {
        try {
            boolean handled = delivery.deliver(lease, entry, () -> lanes.setAside(lane(entry)));
            if (handled && entry.retried() && lease.isBlocked(entry.key())) {
                catchUp(lease, entry.key(), lane(entry));
            }
        } finally {
            settled.accept(entry);
        }
    }

    private void deliverTogether(Lease lease, List<StreamEntry> entries, Consumer<StreamEntry> settled) {
        List<StreamEntry> together = new ArrayList<>();
        for (StreamEntry entry : entries) {
            if (lease.isBlocked(entry.key())) {
                lanes.release(1);
                settled.accept(entry);
            } else if (entry.claimed()) {
                enterAlone(lease, entry, settled);
            } else if (!ordered()
                    || !lanes.follow(lane(entry), left(lease, entry), () -> deliver(lease, entry, settled))) {
                together.add(entry);
            }
        }
        if (together.isEmpty()) {
            return;
        }
        if (delivery.deliverTogether(lease, together)) {
            lanes.release(together.size());
            together.forEach(settled);
        } else {
            together.forEach(entry -> enterAlone(lease, entry, settled));
        }
    }

    private Object lane(StreamEntry entry) {
        return ordered() ? List.of(entry.origin(), entry.key()) : entry.stream() + entry.id();
    }

    private boolean ordered() {
        return properties.getMode() == ConsumptionMode.ORDERED;
    }

    private Left left(Lease lease, StreamEntry entry) {
        return new Left(lease, entry.key(), entry.id(), entry.claimed());
    }

    private Lanes.Recalled recall(Left left) {
        Lease lease = left.lease();
        for (int attempt = 1; lease.isHeld() && !lease.isBlocked(left.key()); attempt++) {
            try {
                return page(left);
            } catch (RuntimeException e) {
                log.warn("group " + group.name() + ": " + e.getMessage() + ", repeated while the lease lasts");
                lease.pause(RetryPolicy.ENDLESS.jitteredPauseAfter(attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lease.end();
            }
        }
        return new Lanes.Recalled(List.of(), null);
    }

    private Lanes.Recalled page(Left left) throws InterruptedException {
        Lease lease = left.lease();
        int room = lanes.reserve(1, batchSize());
        int used = 0;
        try {
            ConsumerGroup.Followers page = group.followers(left, room);
            List<Runnable> tasks = new ArrayList<>();
            page.entries().forEach(entry -> tasks.add(() -> deliver(lease, entry, done -> {})));
            used = tasks.size();
            Left more = page.next().isEmpty() ? null : new Left(lease, left.key(), page.next(), left.claimed());
            return new Lanes.Recalled(tasks, more);
        } finally {
            lanes.release(room - used);
        }
    }
}
