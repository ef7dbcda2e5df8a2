package com.arisgourmet.binder.redis;

/** What becomes of a key's entries when one of them has been dead-lettered (ordered mode). */
public enum AfterDeadLetter {

    /** They go on without it. */
    SKIP,

    /** They wait until somebody has had it retried, with success, or discarded it. */
    WAIT
}
