package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.process.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One contestant's part of a round, from the start of its process to its end. */
final class Turn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LATECOMERS = Duration.ofSeconds(10);
    /** Longer than a garbage collection of gigabytes. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration BACKLOG = Duration.ofMinutes(5);
    private static final long SECOND = 1_000_000_000L;
    private static final long SETTLE_MILLIS = 500;
    private static final double MEGABYTE = 1 << 20;

    private final Plan plan;
    private final Contestant contestant;
    private final Stage stage;
    private final Running server;
    private final Deliveries deliveries = new Deliveries();
    private long next;

    private Turn(Plan plan, Contestant contestant, Stage stage, Running server, long first) {
        this.plan = plan;
        this.contestant = contestant;
        this.stage = stage;
        this.server = server;
        this.next = first;
    }

    /** @param first number of its first event, never used before */
    static Result run(int round, Plan plan, Contestant contestant, Stage stage, long first, Undo undo)
            throws Exception {
        Running server = contestant.start(stage, undo);
        return new Turn(plan, contestant, stage, server, first).measure(round);
    }

    private Result measure(int round) throws Exception {
        warmUp();
        double started = server.process().memory().now();
        List<Crowd> crowds = new ArrayList<>();
        StormResult storm;
        try (Fleet fleet = fleet()) {
            long heap = server.memory().bytes();
            double resident = server.process().memory().now();
            for (int size : plan.crowds()) {
                crowds.add(crowd(fleet, size, heap, resident));
            }
            storm = new Storm(plan, fleet, stage.mysql(), deliveries, this::publish).run();
        }
        Phase focus;
        OrderResult orders;
        try (Fleet fleet = fleet()) {
            fleet.grow(plan.focusReceivers(), PATIENCE);
            focus = phase(fleet, plan.focusRate());
            orders = orders();
        }
        return new Result(
                round,
                crowds,
                storm,
                focus,
                orders,
                started,
                server.process().memory().peak());
    }

    /** So that no contestant is measured while its code is still being compiled for the first time. */
    private void warmUp() throws Exception {
        try (Fleet fleet = fleet()) {
            fleet.grow(plan.largestCrowd() / 10, PATIENCE);
            phase(fleet, plan.rates().getLast());
        }
        Thread.sleep(SETTLE_MILLIS);
    }

    private Fleet fleet() {
        return new Fleet(server, contestant.dialect(), deliveries);
    }

    private Crowd crowd(Fleet fleet, int size, long heapBefore, double residentBefore) throws Exception {
        double perSecond = fleet.grow(size, PATIENCE);
        Thread.sleep(SETTLE_MILLIS);
        double heap = (double) (server.memory().bytes() - heapBefore) / size;
        double resident = (server.process().memory().now() - residentBefore) * MEGABYTE / size;
        List<Phase> phases = new ArrayList<>();
        for (int rate : plan.rates()) {
            phases.add(phase(fleet, rate));
        }
        return new Crowd(size, Math.round(perSecond), Math.round(heap), Math.round(resident), phases);
    }

    private Phase phase(Fleet fleet, int rate) throws Exception {
        int events = rate * plan.seconds();
        long expected = (long) events * fleet.size();
        deliveries.begin(expected);
        Duration cpu = server.process().cpu();
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            awaitTime(start + i * SECOND / rate);
            publish();
        }
        awaitArrival(expected);
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = server.process().cpu().minus(cpu).toNanos() / 1e9;
        Phase phase = new Phase(
                fleet.size(),
                rate,
                Math.round(deliveries.count() / seconds),
                Math.round(spent * 1e6 / deliveries.count() * 100) / 100.0,
                deliveries.latencies(),
                expected - deliveries.count(),
                deliveries.allDoubled(),
                deliveries.allCut());
        awaitQuiet(expected);
        server.process().requireAlive();
        return phase;
    }

    /** What was too much for a contestant is still on its way long after: no burden for what is measured next. */
    private void awaitQuiet(long expected) {
        long deadline = System.nanoTime() + BACKLOG.toNanos();
        long before = deliveries.count();
        long quietSince = System.nanoTime();
        while (deliveries.count() < expected
                && System.nanoTime() < deadline
                && System.nanoTime() - quietSince < QUIET.toNanos()) {
            LockSupport.parkNanos(SECOND / 10);
            if (deliveries.count() != before) {
                before = deliveries.count();
                quietSince = System.nanoTime();
            }
        }
    }

    private void awaitArrival(long expected) {
        long deadline = System.nanoTime() + LATECOMERS.toNanos();
        while (deliveries.count() < expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(SECOND / 1_000);
        }
    }

    private void publish() throws Exception {
        server.publisher().publish(next++);
    }

    private @Nullable OrderResult orders() throws Exception {
        if (!(contestant instanceof Hub)) {
            return null;
        }
        var flow = new OrderFlow(plan, stage, deliveries, this::awaitArrival, next);
        flow.warmUp();
        return flow.run();
    }

    static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
