package com.arisgourmet.binder.redis;

import org.jspecify.annotations.Nullable;

/** A running consumer of one binding. */
sealed interface StreamConsumer permits OrderedConsumer, CompetingConsumer {

    void start();

    /** Stops reading, waits a bounded time for running handlers, and gives up what it holds. */
    void stop();

    /** Number of streams it reads at this moment. */
    int streams();

    /** Entries read and not settled yet. */
    int inFlight();

    /** Why it can't do its work at this moment; null when it can. */
    @Nullable
    Exception failure();
}
