package com.arisgourmet.bench.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone when this is closed, the latest first. Each thing is undone once; one that fails is told on standard
 * error and keeps none of the others from being undone.
 */
public final class Undo implements AutoCloseable {
    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean over;

    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** Closed when the JVM is told to end, at the latest. */
    public static Undo atExit() {
        Undo undo = new Undo();
        Runtime.getRuntime().addShutdownHook(new Thread(undo::close, "undo"));
        return undo;
    }

    /** For what ends earlier than the rest; undone with it at the latest. */
    public Undo nested() {
        Undo nested = new Undo();
        later(nested::close);
        return nested;
    }

    /** Does it at once, and fails, if all has been undone already. */
    public synchronized void later(Step step) {
        steps.push(step);
        if (over) {
            close();
            throw new IllegalStateException("stopped");
        }
    }

    @Override
    @SuppressWarnings("SystemOut") // a command answers on the terminal
    public synchronized void close() {
        over = true;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (Exception failure) {
                System.err.println("left behind: " + failure);
            }
        }
    }
}
