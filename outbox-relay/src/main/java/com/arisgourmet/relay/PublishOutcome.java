package com.arisgourmet.relay;

import java.util.List;

/** What became of a batch. In every case but {@link Published} nothing was added. */
sealed interface PublishOutcome {

    /** The whole batch is in the stream; the ids are in the batch's order. */
    record Published(List<EntryId> ids) implements PublishOutcome {}

    /** Redis knows a higher token: somebody else may write this stream, or the database forgot how far it was. */
    record Fenced(long token, long epoch) implements PublishOutcome {}

    /**
     * Redis has less than it acknowledged.
     *
     * @param token the fence it has now, 0 if none
     * @param last its last entry
     */
    record Lost(long token, EntryId last) implements PublishOutcome {}
}
