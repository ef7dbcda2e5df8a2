package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.process.Candidate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A server that takes connections.
 *
 * @param entrance a path with query for one connection
 * @param publisher of events that it passes on to everybody
 * @param memory of its process
 */
record Running(
        Candidate process,
        int port,
        Supplier<CompletableFuture<String>> entrance,
        Publisher publisher,
        LiveHeap memory) {

    @FunctionalInterface
    interface Publisher {
        /** Sends it off and does not wait. */
        void publish(long number) throws Exception;
    }

    @FunctionalInterface
    interface LiveHeap {
        /** Bytes in use after a collection. */
        long bytes() throws Exception;
    }
}
