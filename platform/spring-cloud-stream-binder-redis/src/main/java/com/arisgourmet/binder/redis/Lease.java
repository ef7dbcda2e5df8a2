package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One tenure of one stream by one owner. A tenure that has ended never comes back: whoever gets the stream again, the same owner
 * included, starts a new one and claims what is pending first. Its end is known here at the latest when the time to live has
 * passed on the local monotonic clock since the last successful renewal was <em>asked for</em>, which is before Redis lets it go.
 */
final class Lease {

    private final String stream;
    private final String key;
    private final String owner;
    private final long token;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private long deadline;
    private volatile String position = "";

    private Lease(String stream, String key, String owner, long token, long deadline) {
        this.stream = stream;
        this.key = key;
        this.owner = owner;
        this.token = token;
        this.deadline = deadline;
    }

    static Lease held(String stream, String key, String owner, long token, long deadline) {
        return new Lease(stream, key, owner, token, deadline);
    }

    /** The right to a stream that is shared: it needs no renewal, excludes nobody and fences nothing. */
    static Lease shared(String stream) {
        return new Lease(stream, stream, "", 0, Long.MAX_VALUE);
    }

    String stream() {
        return stream;
    }

    String key() {
        return key;
    }

    /** Empty for a shared stream. */
    String owner() {
        return owner;
    }

    /** Grows with every tenure of this stream and group, whoever has it; 0 for a shared stream. */
    long token() {
        return token;
    }

    /** Entries of this stream may be handled. */
    boolean isHeld() {
        lock.lock();
        try {
            if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0) {
                over.countDown();
            }
            return over.getCount() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** False when the tenure had ended already: then the renewal came too late. */
    boolean extend(long newDeadline) {
        lock.lock();
        try {
            boolean held = isHeld();
            if (held) {
                deadline = newDeadline;
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** No further entry is begun; those running may finish. */
    void end() {
        over.countDown();
    }

    /** Waits, but not beyond the end of the tenure. */
    void pause(Duration duration) {
        try {
            if (over.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    /** The key's entries wait for a decision on a dead letter, and are not to be begun. */
    void block(String key) {
        blocked.add(key);
    }

    void unblock(String key) {
        blocked.remove(key);
    }

    boolean isBlocked(String key) {
        return blocked.contains(key);
    }

    Set<String> blocked() {
        return Set.copyOf(blocked);
    }

    boolean begin() {
        running.incrementAndGet();
        if (isHeld()) {
            return true;
        }
        running.decrementAndGet();
        return false;
    }

    void finish() {
        running.decrementAndGet();
    }

    int running() {
        return running.get();
    }

    /** The id up to which everything in the stream has been delivered to the group; empty until what was pending has been claimed. */
    String position() {
        return position;
    }

    /** Never goes back. */
    void advanceTo(String id) {
        if (position.isEmpty() || isAfter(id, position)) {
            position = id;
        }
    }

    private static boolean isAfter(String id, String other) {
        String[] one = id.split("-");
        String[] two = other.split("-");
        int byTime = Long.compareUnsigned(Long.parseUnsignedLong(one[0]), Long.parseUnsignedLong(two[0]));
        return byTime > 0
                || byTime == 0
                        && Long.compareUnsigned(Long.parseUnsignedLong(one[1]), Long.parseUnsignedLong(two[1])) > 0;
    }
}
