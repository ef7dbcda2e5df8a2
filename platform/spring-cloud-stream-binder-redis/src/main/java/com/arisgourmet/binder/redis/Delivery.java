package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes one entry to its end: handled and acknowledged, or tried as often as the policy says, dead-lettered and acknowledged. The
 * third outcome is that the lease ends first: then the entry stays pending and is the next holder's. Nothing is thrown.
 */
final class Delivery {

    private static final Log log = LogFactory.getLog(Delivery.class);

    /** Between attempts that can't help until somebody has done something. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private final ConsumerGroup group;
    private final EntryHandler handler;
    private final RetryPolicy retries;
    private final int maxDeliveries;
    private final Semaphore handlers;
    private final Acknowledgements acknowledgements;

    /** @param concurrency most handlers at once; a retry's pause does not count */
    Delivery(ConsumerGroup group, EntryHandler handler, RetryPolicy retries, int maxDeliveries, int concurrency) {
        this.group = group;
        this.handler = handler;
        this.retries = retries;
        this.maxDeliveries = maxDeliveries;
        this.handlers = new Semaphore(concurrency);
        this.acknowledgements = new Acknowledgements(group::acknowledge, task -> Thread.ofVirtual()
                .name("redis-acknowledgements-" + group.name())
                .start(task));
    }

    /**
     * Answers whether it was handled and acknowledged.
     *
     * @param trouble told when the entry has failed and will be tried again
     */
    boolean deliver(Lease lease, StreamEntry entry, Runnable trouble) {
        if (!entry.retried() && lease.isBlocked(entry.key())) {
            return false;
        }
        if (!lease.begin()) {
            return false;
        }
        try {
            return (!entry.claimed() || mayBeHandledAgain(lease, entry)) && attempts(lease, entry, trouble);
        } finally {
            lease.finish();
        }
    }

    /** Answers whether nothing is left to do here: false when they failed together, and which of them is to blame is not known. */
    boolean deliverTogether(Lease lease, List<StreamEntry> entries) {
        if (!lease.begin()) {
            return true;
        }
        try {
            Throwable failure = attempt(lease, entries, 1);
            if (failure == null) {
                acknowledge(lease, entries);
                return true;
            }
            log.warn("group " + group.name() + ": " + entries.size() + " entries from " + entries.getFirst()
                    + " on failed together and are tried alone: " + DeadLetter.cause(failure));
            return false;
        } finally {
            lease.finish();
        }
    }

    /** An entry nobody ever answered for, because its handler took the process down, is not tried for ever. */
    private boolean mayBeHandledAgain(Lease lease, StreamEntry entry) {
        Long deliveries = insist(lease, () -> group.countDelivery(lease, entry));
        if (deliveries == null || deliveries == 0) {
            return false;
        }
        if (deliveries > maxDeliveries) {
            while (!deadLetter(lease, entry, deliveries, new UnansweredException(deliveries - 1)) && lease.isHeld()) {
                lease.pause(LONG);
            }
            return false;
        }
        return true;
    }

    private boolean attempts(Lease lease, StreamEntry entry, Runnable trouble) {
        int attempt = 1;
        while (lease.isHeld()) {
            Throwable failure = attempt(lease, List.of(entry), attempt);
            if (failure == null) {
                acknowledge(lease, List.of(entry));
                return true;
            }
            trouble.run();
            if (failure instanceof UnheardException) {
                log.error("group " + group.name() + ": " + entry + " waits: " + failure.getMessage());
                lease.pause(LONG);
                continue;
            }
            if (attempt >= retries.maxAttempts() || failure instanceof RejectedException) {
                log.error("group " + group.name() + ": " + entry + " failed for good, attempt " + attempt, failure);
                if (deadLetter(lease, entry, attempt, failure)) {
                    return false;
                }
                lease.pause(LONG);
                continue;
            }
            log.warn("group " + group.name() + ": " + entry + " failed, attempt " + attempt + " of "
                    + retries.maxAttempts() + ": " + DeadLetter.cause(failure));
            lease.pause(retries.pauseAfter(attempt));
            attempt++;
        }
        return false;
    }

    /** Also an error is a failure of this one entry: it must not silently end the lane of its followers. */
    private @Nullable Throwable attempt(Lease lease, List<StreamEntry> entries, int attempt) {
        handlers.acquireUninterruptibly();
        try {
            handler.handle(entries, attempt, lease.token());
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            handlers.release();
        }
    }

    private void acknowledge(Lease lease, List<StreamEntry> entries) {
        insist(lease, () -> {
            if (entries.getFirst().retried()) {
                group.letters().handled(lease, entries.getFirst());
            } else {
                acknowledgements.acknowledge(lease, entries);
            }
            return true;
        });
    }

    /** False when the entry has to be tried on, since too many keys wait for a decision already. */
    private boolean deadLetter(Lease lease, StreamEntry entry, long attempts, Throwable cause) {
        boolean full = Boolean.FALSE.equals(insist(
                lease, () -> group.letters().put(lease, entry, DeadLetter.of(entry, group.name(), attempts, cause))));
        if (full) {
            log.error("group " + group.name() + ": too many keys of " + entry.origin()
                    + " wait for a decision on a dead letter; " + entry + " is tried on");
        }
        return !full;
    }

    /** Repeats a Redis command until it succeeds or the lease ends (null). */
    private <T> @Nullable T insist(Lease lease, Supplier<T> command) {
        for (int attempt = 1; lease.isHeld() || attempt == 1; attempt++) {
            try {
                return command.get();
            } catch (RuntimeException e) {
                log.warn("group " + group.name() + ": " + e.getMessage() + ", repeated while the lease lasts");
                lease.pause(RetryPolicy.ENDLESS.jitteredPauseAfter(attempt));
            }
        }
        return null;
    }
}
