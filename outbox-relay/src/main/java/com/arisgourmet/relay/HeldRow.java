package com.arisgourmet.relay;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that was not published and won't be by itself.
 *
 * @param id of its row, within its schema
 * @param aggregate {@code order/0190…}
 * @param reason why it can't be published or, if discarded, why it was and what had parked it
 * @param since when it was written; its readers have been without it from then on
 */
record HeldRow(
        String schema,
        long id,
        int shard,
        UUID eventId,
        UUID restaurantId,
        String aggregate,
        long version,
        int ordinal,
        String type,
        String reason,
        Instant since) {

    OutboxCursor place() {
        return new OutboxCursor(schema, shard, id);
    }
}
