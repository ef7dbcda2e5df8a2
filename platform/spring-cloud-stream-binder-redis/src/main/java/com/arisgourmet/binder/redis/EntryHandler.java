package com.arisgourmet.binder.redis;

/** What is done with an entry. Returning normally means it is done; any exception means it is not. */
@FunctionalInterface
interface EntryHandler {

    void handle(StreamEntry entry, int attempt, long leaseToken);
}
