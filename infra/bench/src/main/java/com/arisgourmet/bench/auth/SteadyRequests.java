package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.figures.Percentiles;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends a request fifty times a second until it is closed. */
final class SteadyRequests implements AutoCloseable {
    private static final long PERIOD = Duration.ofMillis(20).toNanos();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Long>> sent = new ConcurrentLinkedQueue<>();
    private long due = System.nanoTime();

    SteadyRequests(Supplier<CompletableFuture<Void>> request) {
        clock.scheduleAtFixedRate(() -> send(request), 0, PERIOD, TimeUnit.NANOSECONDS);
    }

    private void send(Supplier<CompletableFuture<Void>> request) {
        long since = due;
        due += PERIOD;
        sent.add(request.get().thenApply(answered -> System.nanoTime() - since));
    }

    /** Stops, and waits for the answers still due. */
    Percentiles took() {
        close();
        return Percentiles.ofNanos(
                sent.stream().mapToLong(CompletableFuture::join).toArray());
    }

    @Override
    public void close() {
        clock.close();
    }
}
