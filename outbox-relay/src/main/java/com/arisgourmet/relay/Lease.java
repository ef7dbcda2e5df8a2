package com.arisgourmet.relay;

/**
 * The right to write a shard's stream, as its row in {@code shard_leases} has it.
 *
 * @param token the fence: whoever got the lease later has a higher one
 * @param acknowledged the highest token Redis is known to have stored; 0 if none
 * @param epoch raised each time Redis lost entries it had acknowledged
 * @param last the highest entry id Redis acknowledged in this epoch
 */
record Lease(int shard, long token, long acknowledged, long epoch, EntryId last) {

    /** Redis has stored this lease's token and whatever came before {@code id}, itself included. */
    Lease acknowledgedUpTo(EntryId id) {
        return new Lease(shard, token, token, epoch, id.compareTo(last) > 0 ? id : last);
    }
}
