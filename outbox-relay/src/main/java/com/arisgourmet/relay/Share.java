package com.arisgourmet.relay;

/**
 * A settled shard's part in a run.
 *
 * @param unmarked what is on its way already
 */
record Share(Lease lease, Unmarked unmarked) {

    int shard() {
        return lease.shard();
    }
}
