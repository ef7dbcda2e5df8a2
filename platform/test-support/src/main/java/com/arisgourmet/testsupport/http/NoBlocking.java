package com.arisgourmet.testsupport.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;

/**
 * From {@link #watch} on, a thread of this JVM that must not wait (an event loop, above all) and does fails what it was
 * doing. To be called before there are such threads: one that was there already, idle, would be found fault with for that.
 */
public final class NoBlocking {
    private static final Queue<BlockingOperationError> FOUND = new ConcurrentLinkedQueue<>();

    private NoBlocking() {}

    public static void watch() {
        BlockHound.builder()
                .loadIntegrations()
                .blockingMethodCallback(NoBlocking::refuse)
                // Random bytes come from /dev/urandom, which never keeps a reader waiting.
                .allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineNextBytes")
                // A lock of a library's own, held for a moment, is no wait for anything outside.
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
                .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "writeLock")
                .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "readLock")
                // The JDK's list of time zones is read once, when first asked for.
                .allowBlockingCallsInside("java.time.zone.ZoneRulesProvider", "<clinit>")
                // Texts on the class path are read once, as classes are, which is allowed from the start.
                .allowBlockingCallsInside("java.util.ResourceBundle", "getBundleImpl")
                .install();
    }

    /** @throws AssertionError if a thread was found waiting since the last check, even where its failure was dealt with */
    public static void check() {
        BlockingOperationError first = FOUND.peek();
        if (first != null) {
            int times = FOUND.size();
            FOUND.clear();
            throw new AssertionError(times + " times a thread waited that must not; the first time:", first);
        }
    }

    private static void refuse(BlockingMethod method) {
        BlockingOperationError error = new BlockingOperationError(method);
        FOUND.add(error);
        throw error;
    }
}
