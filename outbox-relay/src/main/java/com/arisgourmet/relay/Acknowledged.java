package com.arisgourmet.relay;

import java.util.List;

/**
 * A shard's batch that Redis has.
 *
 * @param lease under which it was added
 * @param ids of the entries, in the order of the rows; neither is empty
 */
record Acknowledged(Lease lease, List<OutboxRow> rows, List<EntryId> ids) {

    /** @return the lease when the rows are marked */
    Lease after() {
        return lease.acknowledgedUpTo(ids.getLast());
    }
}
