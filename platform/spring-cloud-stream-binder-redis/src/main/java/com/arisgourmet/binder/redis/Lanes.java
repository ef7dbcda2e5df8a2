package com.arisgourmet.binder.redis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, those of one lane one after the other in the order they came. Room must be reserved before a task
 * is entered, so that queued and running tasks together never exceed the capacity. A lane exists only while it has tasks.
 */
final class Lanes implements AutoCloseable {

    private static final Log log = LogFactory.getLog(Lanes.class);

    private final int capacity;
    private final Semaphore room;
    private final ExecutorService threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Queue<Runnable>> lanes = new HashMap<>();

    Lanes(String name, int capacity) {
        this.capacity = capacity;
        this.room = new Semaphore(capacity, true);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /**
     * Waits until there is room for at least {@code shares} tasks and reserves it, or more: the same number for each share, up to
     * {@code most}.
     *
     * @return the number of tasks reserved for each share
     */
    int reserve(int shares, int most) throws InterruptedException {
        room.acquire(shares);
        int each = Math.clamp(1 + room.availablePermits() / shares, 1, most);
        if (each > 1 && !room.tryAcquire((each - 1) * shares)) {
            return 1;
        }
        return each;
    }

    void release(int unused) {
        room.release(unused);
    }

    /** Uses one reserved place, which is free again when the task has ended, however it ended. */
    void enter(Object lane, Runnable task) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(task);
                return;
            }
            waiting = new ArrayDeque<>();
            waiting.add(task);
            lanes.put(lane, waiting);
        } finally {
            lock.unlock();
        }
        threads.execute(() -> drain(lane));
    }

    /** Tasks entered and not ended. A reader's reservation counts until it is released. */
    int occupied() {
        return capacity - room.availablePermits();
    }

    private void drain(Object lane) {
        for (Runnable task = next(lane); task != null; task = next(lane)) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.error("a task ended abruptly; its followers go on", e);
            } finally {
                room.release();
            }
        }
    }

    private @Nullable Runnable next(Object lane) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            Runnable task = waiting == null ? null : waiting.poll();
            if (task == null) {
                lanes.remove(lane);
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Does not wait for running tasks and does not interrupt them. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
