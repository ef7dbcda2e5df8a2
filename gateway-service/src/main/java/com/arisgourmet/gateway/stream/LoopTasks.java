package com.arisgourmet.gateway.stream;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the connections of one event loop have to do, done in one task of the loop for as many as there are by then: an event
 * for thousands of clients wakes each loop once.
 */
final class LoopTasks implements Executor {
    private static final Map<EventLoop, LoopTasks> OF = new ConcurrentHashMap<>();

    private final EventLoop loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private LoopTasks(EventLoop loop) {
        this.loop = loop;
    }

    /** There are as many as there are loops. */
    static LoopTasks of(EventLoop loop) {
        return OF.computeIfAbsent(loop, LoopTasks::new);
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::run);
        }
    }

    private void run() {
        scheduled.set(false);
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }
}
