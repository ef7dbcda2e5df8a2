package com.arisgourmet.gateway.stream;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The way to one client. Any thread may send; frames leave in the order they were sent, as fast as the client's
 * {@link Carrier} takes them, and nobody who sends ever waits. Once a close status is set nothing more is taken; what was queued before still leaves,
 * except to a client that is too slow.
 */
final class Outbound {
    static final CloseStatus TOO_SLOW = new CloseStatus(4408, "too slow");
    static final CloseStatus DRAINING = new CloseStatus(4503, "draining");
    private static final Duration ROOM_WITHIN = Duration.ofSeconds(30);

    private final OutboundQueue queue;
    private final AtomicReference<@Nullable CloseStatus> closing = new AtomicReference<>();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final AtomicInteger work = new AtomicInteger();
    private final Queue<MonoSink<Void>> waitingForRoom = new ConcurrentLinkedQueue<>();
    private final Runnable drain = this::drain;
    private volatile @Nullable Way way;

    private record Way(Carrier carrier, Executor thread) {}

    Outbound(OutboundQueue queue) {
        this.queue = queue;
    }

    /** For one carrier, which is only called on that thread. */
    void leaveBy(Carrier carrier, Executor thread) {
        way = new Way(carrier, thread);
        goOn();
    }

    /** The carrier may take more than it did. */
    void goOn() {
        Way known = way;
        if (known != null && work.getAndIncrement() == 0) {
            known.thread().execute(drain);
        }
    }

    /** @return false if the client is too slow; it is being closed then */
    boolean send(Frame frame) {
        if (closing.get() != null) {
            return true;
        }
        boolean taken = queue.offer(frame) != OutboundQueue.Offer.OVERFLOW;
        if (!taken) {
            close(TOO_SLOW);
        }
        goOn();
        return taken;
    }

    /** @return bytes of frames that the client has not taken yet */
    long waitingBytes() {
        return queue.bytes();
    }

    /** The first status given counts. */
    void close(CloseStatus status) {
        closing.compareAndSet(null, status);
        closed.tryEmitEmpty();
        goOn();
    }

    /** Completes when a close status was set. */
    Mono<Void> closed() {
        return closed.asMono();
    }

    CloseStatus closeStatus() {
        CloseStatus status = closing.get();
        return status == null ? CloseStatus.NORMAL : status;
    }

    /**
     * Completes when the client has taken most of what was sent, never on the thread that noticed; closes a client that takes
     * longer than 30 s.
     */
    Mono<Void> room() {
        return Mono.<Void>create(sink -> {
                    waitingForRoom.add(sink);
                    goOn();
                })
                .publishOn(Schedulers.parallel())
                .timeout(ROOM_WITHIN, Mono.fromRunnable(() -> close(TOO_SLOW)));
    }

    private void drain() {
        Way known = way;
        if (known == null) {
            return;
        }
        int missed = work.get();
        do {
            emit(known.carrier());
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    private void emit(Carrier carrier) {
        boolean taken = false;
        while (carrier.takesMore() && closing.get() != TOO_SLOW) {
            Frame next = queue.poll();
            if (next == null) {
                break;
            }
            carrier.take(next);
            taken = true;
        }
        if (taken) {
            carrier.flush();
        }
        CloseStatus status = closing.get();
        if (status != null && (status == TOO_SLOW || queue.isEmpty())) {
            carrier.end();
        }
        while (queue.isBelowFirstMark()) {
            MonoSink<Void> waiting = waitingForRoom.poll();
            if (waiting == null) {
                break;
            }
            waiting.success();
        }
    }
}
