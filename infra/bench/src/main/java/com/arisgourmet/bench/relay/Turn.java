package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Event;
import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Memory;
import com.arisgourmet.bench.process.Undo;
import com.arisgourmet.bench.servers.ServerProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One contender's part of a round, from an empty stage to an empty stage. */
final class Turn {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration LATECOMERS = Duration.ofSeconds(30);
    private static final long SETTLE_MILLIS = 500;
    private static final long CANARY_MILLIS = 250;
    private static final int LEAD_IN_SECONDS = 2;

    private final Contender contender;
    private final Plan plan;
    private final Stage stage;
    private final ServerProcesses servers;
    private final Progress progress;
    private final Candidate candidate;
    private final Streams streams;
    private int next;

    private Turn(
            Contender contender,
            Plan plan,
            Stage stage,
            ServerProcesses servers,
            Progress progress,
            Candidate candidate) {
        this.contender = contender;
        this.plan = plan;
        this.stage = stage;
        this.servers = servers;
        this.progress = progress;
        this.candidate = candidate;
        this.streams = new Streams(contender.streams(), stage.redis().control());
    }

    /**
     * A drained backlog.
     *
     * @param cpuSeconds of the contender for 100,000 events
     * @param serverCpuSeconds of MySQL and Redis meanwhile for 100,000 events; 0 if they can't be seen
     */
    record Drain(
            int rows,
            double seconds,
            double eventsPerSecond,
            double cpuSeconds,
            double serverCpuSeconds,
            long lost,
            long duplicated,
            long inverted) {}

    /**
     * What a turn came to.
     *
     * @param cold drain of the process's first backlog
     * @param warm of its second one
     * @param idleCpuPercent of one core
     * @param memory in megabytes, at the end
     */
    record Result(
            int round, Drain cold, Drain warm, List<SteadyPhase.Result> steady, double idleCpuPercent, Memory memory) {}

    static Result run(
            int round,
            Contender contender,
            Plan plan,
            Stage stage,
            ServerProcesses servers,
            Path folder,
            Undo undo,
            Progress progress)
            throws Exception {
        undo.later(() -> stage.redis().control().sync().unlink(contender.keys().toArray(String[]::new)));
        Candidate candidate = contender.start(stage, folder, undo);
        return new Turn(contender, plan, stage, servers, progress, candidate).measure(round);
    }

    private Result measure(int round) throws Exception {
        progress.doing("starting");
        awaitFirstEvent();
        progress.doing("cold drain");
        Drain cold = drain(plan.warmUpRows());
        progress.doing("warm drain");
        Drain warm = drain(plan.rows());
        List<SteadyPhase.Result> steady = new ArrayList<>();
        for (int rate : plan.rates()) {
            progress.doing(rate + " commits/s");
            steady.add(steady(rate));
        }
        progress.doing("idle");
        double idle = idle();
        Result result = new Result(round, cold, warm, steady, idle, candidate.memory());
        progress.done(contender.name(), result);
        return result;
    }

    /** Writes an event now and then until one comes through. */
    private void awaitFirstEvent() throws Exception {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        try (OutboxWriter writer = new OutboxWriter(contender, stage)) {
            while (streams.length() == 0) {
                candidate.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new NotMeasurable(contender.name() + " published nothing within five minutes.");
                }
                writer.commit(new Event(next++));
                Thread.sleep(CANARY_MILLIS);
            }
        }
        Thread.sleep(SETTLE_MILLIS);
    }

    private Drain drain(int rows) throws Exception {
        int first = take(rows);
        Map<String, String> ends = streams.ends();
        long before = streams.length();
        candidate.freeze();
        OutboxWriter.backlog(contender, stage, first, rows);
        Duration cpu = candidate.cpu();
        Duration serverCpu = servers.cpu();
        candidate.thaw();
        streams.awaitLength(before + rows, PATIENCE, candidate);
        Thread.sleep(SETTLE_MILLIS);
        Duration spent = candidate.cpu().minus(cpu);
        Duration serversSpent = servers.cpu().minus(serverCpu);
        Deliveries deliveries = allDelivered(ends, first, rows);
        return new Drain(
                rows,
                deliveries.seconds(),
                Math.round(rows / deliveries.seconds()),
                per100k(spent, rows),
                per100k(serversSpent, rows),
                deliveries.lost(),
                deliveries.duplicated(),
                deliveries.inverted());
    }

    /** There are some entries more than events: first ones that came late. */
    private Deliveries allDelivered(Map<String, String> ends, int first, int rows) throws InterruptedException {
        long deadline = System.nanoTime() + LATECOMERS.toNanos();
        Deliveries deliveries = streams.since(ends, first, rows);
        while (deliveries.lost() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(SETTLE_MILLIS);
            deliveries = streams.since(ends, first, rows);
        }
        return deliveries;
    }

    private static double per100k(Duration spent, int rows) {
        return Math.round(spent.toNanos() / 1e9 * 100_000 / rows * 100) / 100.0;
    }

    private SteadyPhase.Result steady(int rate) throws Exception {
        var phase = new SteadyPhase(contender, stage, rate, LEAD_IN_SECONDS, plan.steadySeconds());
        SteadyPhase.Result result = phase.run(take(phase.span()), streams.ends());
        candidate.requireAlive();
        return result;
    }

    private double idle() throws InterruptedException {
        Thread.sleep(2 * SETTLE_MILLIS);
        Duration cpu = candidate.cpu();
        long start = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(plan.idleSeconds()));
        double share = (double) candidate.cpu().minus(cpu).toNanos() / (System.nanoTime() - start);
        return Math.round(share * 10_000) / 100.0;
    }

    /** Numbers for so many events, from the start of a block. */
    private int take(int events) {
        int first = Math.ceilDiv(next, Event.BLOCK) * Event.BLOCK;
        next = first + events;
        return first;
    }
}
