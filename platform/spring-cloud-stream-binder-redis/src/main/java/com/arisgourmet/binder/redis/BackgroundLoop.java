package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a step on a virtual thread of its own until stopped. A step that fails is repeated after a pause that grows with
 * consecutive failures; nothing but {@link #stop} ends the loop. A streak of failures is logged once, and so is its end.
 */
final class BackgroundLoop {

    private static final Log log = LogFactory.getLog(BackgroundLoop.class);

    private final String name;
    private final Step step;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Exception failure;

    private BackgroundLoop(String name, Step step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    static BackgroundLoop start(String name, Step step) {
        BackgroundLoop loop = new BackgroundLoop(name, step);
        loop.thread.start();
        return loop;
    }

    /** Why the last step failed; null when it did not. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** The step under way is the last one; it is interrupted and not waited for. */
    void interrupt() {
        stopped.countDown();
        thread.interrupt();
    }

    /** Interrupts the step under way and waits for it, but not for ever. */
    void stop(Duration patience) {
        interrupt();
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        Duration pause = Duration.ZERO;
        while (!stops(pause)) {
            try {
                pause = step.run();
                if (failures > 0) {
                    log.info(name + " works again");
                }
                failures = 0;
                failure = null;
            } catch (InterruptedException | RedisCommandInterruptedException e) {
                pause = Duration.ZERO;
            } catch (Exception e) {
                failure = e;
                if (failures++ == 0) {
                    report(e);
                }
                pause = RetryPolicy.ENDLESS.jitteredPauseAfter(failures);
            }
        }
    }

    /** The server being away is an expected failure and needs no stack trace. */
    private void report(Exception e) {
        String text = name + " failed and is repeated until it works again: " + DeadLetter.cause(e);
        if (e instanceof RedisException) {
            log.warn(text);
        } else {
            log.error(text, e);
        }
    }

    private boolean stops(Duration pause) {
        try {
            return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return stopped.getCount() == 0;
        }
    }

    /** One round; answers how long to wait before the next. */
    @FunctionalInterface
    interface Step {
        Duration run() throws Exception;
    }
}
