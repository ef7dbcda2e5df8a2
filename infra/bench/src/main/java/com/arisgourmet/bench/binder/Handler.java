package com.arisgourmet.bench.binder;

/** What is done with an entry. */
@FunctionalInterface
interface Handler {

    /** @param entryId as Redis gave it, {@code <milliseconds>-<number>} */
    void handle(byte[] payload, String entryId);
}
