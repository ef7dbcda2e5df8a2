package com.arisgourmet.relay;

/** The column {@code state} of an outbox. */
enum RowState {
    /** Committed and not yet in the stream. */
    PENDING,
    /** In the stream, under the row's epoch and entry id. */
    PUBLISHED,
    /** Can't be published; holds back the later events of its aggregate. */
    PARKED,
    /** Was parked, and somebody decided that it is never published. Kept with the reason; holds back nothing. */
    DISCARDED;

    int code() {
        return ordinal();
    }
}
