package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.integration.acks.AcknowledgmentCallback;

/**
 * A message's header {@code acknowledgmentCallback}. Who calls {@link #noAutoAck} before the function returns, or has the binding
 * acknowledge by hand, must answer for the message; otherwise the function's return is the answer, unless one was given before.
 */
final class Acknowledgement implements AcknowledgmentCallback {

    private final CompletableFuture<Status> answer = new CompletableFuture<>();
    private volatile boolean auto;

    Acknowledgement(AcknowledgementMode mode) {
        this.auto = mode == AcknowledgementMode.AUTO;
    }

    /** The first answer holds. */
    @Override
    public void acknowledge(Status status) {
        answer.complete(status);
    }

    @Override
    public boolean isAcknowledged() {
        return answer.isDone();
    }

    @Override
    public void noAutoAck() {
        auto = false;
    }

    @Override
    public boolean isAutoAck() {
        return auto;
    }

    /**
     * Returns when the message may be acknowledged.
     *
     * @throws RejectedException when it was rejected
     * @throws IllegalStateException when it is wanted again, or nobody answered in time
     */
    void await(Duration patience) {
        if (auto && !answer.isDone()) {
            return;
        }
        switch (answer(patience)) {
            case ACCEPT -> {}
            case REJECT -> throw new RejectedException();
            case REQUEUE -> throw new IllegalStateException("the function asked to have it again");
        }
    }

    private Status answer(Duration patience) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not acknowledged within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was not acknowledged", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
