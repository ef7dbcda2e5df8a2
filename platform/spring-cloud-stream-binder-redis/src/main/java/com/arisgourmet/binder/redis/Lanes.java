package com.arisgourmet.binder.redis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, those of one lane one after the other in the order they came. Room must be reserved before a task
 * is entered, so that queued and running tasks together never exceed the capacity. A lane exists only while it has tasks.
 *
 * <p>A lane that is <em>set aside</em> keeps no entries: those that wait in it and those that come give up their room and are
 * {@link Left} in Redis. When its running task has ended the lane fetches them, a page at a time, until it has caught up. So
 * what follows a failing entry takes no room, however much it is and however long that lasts.
 *
 * <p>Lanes, room and what is left behind change under one lock; that is why they are one class.
 */
final class Lanes implements AutoCloseable {

    private static final Log log = LogFactory.getLog(Lanes.class);
    private static final long A_MOMENT_MILLIS = 5;

    private final int capacity;
    private final Semaphore room;
    private final ExecutorService threads;
    private final Recall recall;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Lane> lanes = new HashMap<>();

    Lanes(String name, int capacity, Recall recall) {
        this.capacity = capacity;
        this.room = new Semaphore(capacity, true);
        this.recall = recall;
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

    /**
     * Waits until there is room for a task and reserves it, or more, up to {@code most}. It waits a moment longer for an eighth of all
     * room: what is fetched in little pieces costs more.
     *
     * @return the number of tasks reserved
     */
    int reserveUpTo(int most) throws InterruptedException {
        int some = Math.clamp(capacity / 8, 1, most);
        if (!room.tryAcquire(some, A_MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
            some = Math.clamp(room.availablePermits(), 1, most);
            room.acquire(some);
        }
        int more = Math.min(room.availablePermits(), most - some);
        return more > 0 && room.tryAcquire(more) ? some + more : some;
    }

    void release(int unused) {
        room.release(unused);
    }

    /** Uses one reserved place, which is free again when the task has ended, however it ended. */
    void enter(Object lane, Runnable task) {
        enter(lane, new Work(task, 1, null), false);
    }

    /** The same for an entry, which may be left in Redis. */
    void enter(Object lane, Left entry, Runnable task) {
        enter(lane, new Work(task, 1, entry), false);
    }

    /** Enters an entry behind others of its lane if there are any; else answers false. */
    boolean follow(Object lane, Left entry, Runnable task) {
        return enter(lane, new Work(task, 1, entry), true);
    }

    /** The task itself sees to the places reserved for what it carries. */
    void enterCarrier(Object lane, Runnable task) {
        enter(lane, new Work(task, 0, null), false);
    }

    private boolean enter(Object name, Work work, boolean onlyBehindOthers) {
        lock.lock();
        try {
            Lane lane = lanes.get(name);
            if (lane != null) {
                lane.add(work);
                return true;
            }
            if (onlyBehindOthers) {
                return false;
            }
            lane = new Lane();
            lane.add(work);
            lanes.put(name, lane);
        } finally {
            lock.unlock();
        }
        threads.execute(() -> drain(name));
        return true;
    }

    /** To be called by a task of the lane. */
    void setAside(Object name) {
        lock.lock();
        try {
            Lane lane = lanes.get(name);
            if (lane != null) {
                lane.setAside();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * To be called by a task of the lane: entries from this one on are to be fetched when the task has ended, unless a later lease
     * has left others.
     */
    void setAside(Object name, Left from) {
        lock.lock();
        try {
            Lane lane = lanes.get(name);
            if (lane != null) {
                lane.setAside();
                lane.left = lane.left == null || lane.left.lease() == from.lease() ? from : lane.left;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tasks entered and not ended. A reader's reservation counts until it is released. */
    int occupied() {
        return capacity - room.availablePermits();
    }

    private void drain(Object name) {
        for (Work work = next(name); work != null; work = next(name)) {
            try {
                work.task().run();
            } catch (RuntimeException | Error e) {
                log.error("a task ended abruptly; its followers go on", e);
            } finally {
                room.release(work.places());
            }
        }
    }

    private @Nullable Work next(Object name) {
        lock.lock();
        try {
            Lane lane = lanes.get(name);
            if (lane == null) {
                return null;
            }
            Work work = lane.waiting.poll();
            Left left = lane.left;
            if (work == null && left != null) {
                lane.left = null;
                return new Work(() -> fetch(name, left), 0, null);
            }
            if (work == null) {
                lanes.remove(name);
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void fetch(Object name, Left from) {
        Recalled page = recall.page(from);
        lock.lock();
        try {
            Lane lane = lanes.get(name);
            if (lane != null && page.more() != null && (lane.left == null || lane.left.lease() == from.lease())) {
                lane.left = page.more();
            }
        } finally {
            lock.unlock();
        }
        for (Runnable task : page.tasks()) {
            try {
                task.run();
            } finally {
                room.release();
            }
        }
    }

    /** Does not wait for running tasks and does not interrupt them. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** Fetches a page of what was left and reserves a place for each task; more is null when nothing is left. It does not throw. */
    @FunctionalInterface
    interface Recall {
        Recalled page(Left from);
    }

    record Recalled(List<Runnable> tasks, @Nullable Left more) {}

    private record Work(Runnable task, int places, @Nullable Left entry) {}

    /** Once set aside it stays so until it has caught up, and then it ends. */
    private final class Lane {
        private final Queue<Work> waiting = new ArrayDeque<>();
        private boolean aside;
        private @Nullable Left left;

        private void add(Work work) {
            if (aside && work.entry() != null) {
                leave(work, work.entry());
            } else {
                waiting.add(work);
            }
        }

        private void setAside() {
            aside = true;
            for (int all = waiting.size(); all > 0; all--) {
                add(waiting.remove());
            }
        }

        /** Entries come in order within a lease, and a new lease brings again all that is pending. */
        private void leave(Work work, Left entry) {
            if (left == null || left.lease() != entry.lease()) {
                left = entry;
            }
            room.release(work.places());
        }
    }
}
