package com.arisgourmet.relay;

/** What a round did for one of its shards. */
sealed interface Progress {
    int shard();

    /**
     * What was read is in the stream, and will be marked.
     *
     * @param lease as it is then
     * @param more whether there may be more to read
     */
    record Done(Lease lease, boolean more) implements Progress {
        @Override
        public int shard() {
            return lease.shard();
        }
    }

    /** Redis refused: the shard has to be settled before anything is published. */
    record Unsettled(int shard) implements Progress {}

    /** Nobody knows whether anything was added. */
    record Failed(int shard, Throwable cause) implements Progress {}
}
