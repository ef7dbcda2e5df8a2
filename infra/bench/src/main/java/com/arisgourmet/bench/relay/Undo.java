package com.arisgourmet.bench.relay;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone, the latest first: when this is closed, or when the JVM is told to end before that. Each thing is
 * undone once; one that fails is told on standard error and keeps none of the others from being undone.
 */
final class Undo implements AutoCloseable {
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::run, "undo");
    private boolean over;

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    Undo() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does it at once, and fails, if all has been undone already. */
    synchronized void later(Step step) {
        steps.push(step);
        if (over) {
            run();
            throw new IllegalStateException("stopped");
        }
    }

    @Override
    public void close() {
        run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the hook is what runs now
        }
    }

    @SuppressWarnings("SystemOut") // a command answers on the terminal
    private synchronized void run() {
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
