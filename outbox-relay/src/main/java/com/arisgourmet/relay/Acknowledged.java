package com.arisgourmet.relay;

import java.util.List;

/**
 * A shard's batch that Redis has.
 *
 * @param lease under which it was added
 * @param schema of the outbox it comes from
 * @param rows their ids
 * @param entries in the order of the rows; neither is empty
 */
record Acknowledged(Lease lease, String schema, List<Long> rows, List<EntryId> entries) {

    /** @return the lease when the rows are marked */
    Lease after() {
        return lease.acknowledgedUpTo(entries.getLast());
    }
}
