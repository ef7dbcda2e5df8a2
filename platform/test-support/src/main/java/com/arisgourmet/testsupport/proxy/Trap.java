package com.arisgourmet.testsupport.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for one request, on whichever connection it comes first, and holds it or its answer until told what is to be done. */
public final class Trap {
    private final String text;
    private final boolean answer;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Void> sprung = new CompletableFuture<>();
    private final CompletableFuture<Boolean> decision = new CompletableFuture<>();

    Trap(String text, boolean answer) {
        this.text = text;
        this.answer = answer;
    }

    /**
     * Returns when something is held.
     *
     * @throws AssertionError if nothing came by in time
     */
    public void awaitSprung(Duration patience) {
        try {
            sprung.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing with '%s' came by within %s".formatted(text, patience), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is held goes on, as late as it is. */
    public void release() {
        decision.complete(true);
    }

    /** What is held never arrives: its connection ends. */
    public void discard() {
        decision.complete(false);
    }

    boolean holdsAnswer() {
        return answer;
    }

    byte[] text() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @return whether the caller is the first to have met the request */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** @return whether what is held may go on; not before that is decided */
    boolean spring() {
        sprung.complete(null);
        return decision.join();
    }
}
