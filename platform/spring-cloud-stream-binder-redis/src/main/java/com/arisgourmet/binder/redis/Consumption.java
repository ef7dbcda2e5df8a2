package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.List;

/** What both ways of consuming are made of. */
record Consumption(
        ConsumerGroup group,
        List<String> streams,
        Delivery delivery,
        Lanes lanes,
        String keyHeader,
        int batchSize,
        Duration readTimeout,
        Duration shutdownTimeout) {

    /** Entries of one key share a lane; entries without the key header share their stream's. */
    Object lane(StreamEntry entry) {
        String key = entry.text(keyHeader);
        return List.of(entry.stream(), key == null ? "" : key);
    }

    /** Uses one reserved place. */
    void enter(Object lane, Lease lease, StreamEntry entry) {
        lanes.enter(lane, () -> delivery.deliver(lease, entry));
    }
}
