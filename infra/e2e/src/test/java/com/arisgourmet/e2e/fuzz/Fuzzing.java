package com.arisgourmet.e2e.fuzz;

import com.arisgourmet.e2e.RunningSystem;
import com.arisgourmet.e2e.fuzz.Generator.Request;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Sends requests over a few connections at a time, and keeps what was answered wrongly. */
final class Fuzzing {
    private static final int CONNECTIONS = 8;
    private static final int MOST_FINDINGS = 50;
    /** Counted as a status. */
    private static final int HUNG_UP = 0;

    private final Generator generator;
    private final Senders senders;
    private final AtomicLong next = new AtomicLong();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();

    Fuzzing(Generator generator, Senders senders) {
        this.generator = generator;
        this.senders = senders;
    }

    /** Returns when the requests up to that number have been answered. */
    void runTo(long end) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                threads.execute(() -> work(end));
            }
        }
    }

    /** @return how often each status was answered; 0 is a hang-up on what could not be read */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> sums = new TreeMap<>();
        statuses.forEach((status, count) -> sums.put(status, count.sum()));
        return sums;
    }

    /** @return what was wrong, the first of it */
    Queue<String> findings() {
        return findings;
    }

    private void work(long end) {
        @Nullable Wire wire = null;
        for (long number = next.getAndIncrement();
                number < end && findings.size() < MOST_FINDINGS;
                number = next.getAndIncrement()) {
            Request request = generator.request(number);
            wire = request.draft().alone ? closed(wire) : wire;
            wire = send(number, request, wire);
            wire = request.draft().alone ? closed(wire) : wire;
        }
        closed(wire);
        next.accumulateAndGet(end, Math::min);
    }

    /** @return the connection if it is good for another request */
    private @Nullable Wire send(long number, Request request, @Nullable Wire open) {
        URI gateway = RunningSystem.gateway();
        Draft draft = request.draft();
        @Nullable Wire wire = open;
        try {
            wire = wire == null ? new Wire(gateway) : wire;
            Wire.Answer answer = wire.send(draft.bytes(gateway.getAuthority(), senders.token(request.sender())));
            count(answer.status());
            Judge.objection(answer)
                    .ifPresent(objection -> findings.add("request %d, %s: %s%n    → %d %s %s"
                            .formatted(number, objection, draft, answer.status(), answer.headers(), answer.body())));
            return wire.isUsable() ? wire : closed(wire);
        } catch (EOFException | SocketException hungUp) {
            if (draft.alone) {
                count(HUNG_UP);
            } else {
                findings.add("request %d, hung up: %s%n    → %s".formatted(number, draft, hungUp));
            }
        } catch (IOException | RuntimeException unanswered) {
            findings.add("request %d, no answer: %s%n    → %s".formatted(number, draft, unanswered));
        }
        return closed(wire);
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, first -> new LongAdder()).increment();
    }

    private static @Nullable Wire closed(@Nullable Wire wire) {
        if (wire != null) {
            wire.close();
        }
        return null;
    }
}
