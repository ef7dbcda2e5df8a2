package com.arisgourmet.binder.redis;

import java.util.List;

/** What is done with an entry, or with several of one stream together. Returning normally means all are done; any exception means none is. */
@FunctionalInterface
interface EntryHandler {

    void handle(List<StreamEntry> entries, int attempt, long leaseToken);
}
