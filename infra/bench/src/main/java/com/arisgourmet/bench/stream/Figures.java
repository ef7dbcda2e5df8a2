package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.figures.Goal;
import com.arisgourmet.bench.figures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is told of a contestant's rounds, and what ours is meant to reach. */
final class Figures {
    private static final double SOCKET_IO_SHARE = 0.5;
    private static final double CEILING_FACTOR = 1.7;
    private static final double CONNECTION_BYTES = 15 * 1024;
    private static final double COMMIT_TO_FRAME_MILLIS = 25;

    private static final String HEAP = "heapBytesAt";
    private static final String STORM_READS = "stormMySqlReads";
    private static final String STORM_LOST = "stormSilentlyLost";
    private static final String ORDER_P99 = "commitToFrameP99Millis";

    private Figures() {}

    /** In the order they are shown. */
    static List<Measure<Result>> all(Plan plan) {
        List<Measure<Result>> all = new ArrayList<>();
        for (int i = 0; i < plan.crowds().size(); i++) {
            int at = i;
            int size = plan.crowds().get(i);
            all.add(new Measure<>(
                    "connectsPerSecondAt" + size, size + " connections: a second", 0, result -> result.crowds()
                            .get(at)
                            .connectsPerSecond()));
            all.add(new Measure<>(HEAP + size, "  heap, bytes each", 0, result -> result.crowds()
                    .get(at)
                    .heapBytes()));
            all.add(new Measure<>("residentBytesAt" + size, "  resident, bytes each", 0, result -> result.crowds()
                    .get(at)
                    .residentBytes()));
            for (int j = 0; j < plan.rates().size(); j++) {
                int rate = j;
                phase(all, size + "x" + plan.rates().get(j), result -> result.phase(at, rate));
            }
        }
        phase(all, plan.focusReceivers() + "x" + plan.focusRate(), Result::focus);
        all.add(new Measure<>("stormSeconds", "storm: s until all are back", 1, result -> result.storm()
                .seconds()));
        all.add(new Measure<>(
                "stormResumed", "  resumed", 0, result -> result.storm().resumed()));
        all.add(new Measure<>(
                "stormTold", "  told to start anew", 0, result -> result.storm().told()));
        all.add(new Measure<>(
                "stormRefused", "  told to wait", 0, result -> result.storm().refused()));
        all.add(new Measure<>(
                STORM_LOST, "  missed silently", 0, result -> result.storm().silentlyLost()));
        all.add(new Measure<>(
                STORM_READS, "  reads of MySQL", 0, result -> result.storm().mySqlReads()));
        all.add(new Measure<>("commitToFrameP50Millis", "COMMIT to frame p50, ms", 1, orders(order -> order.millis()
                .p50())));
        all.add(new Measure<>(
                ORDER_P99, "  p99, ms", 1, orders(order -> order.millis().p99())));
        all.add(new Measure<>(
                "commitToStreamP50Millis", "  of that to the stream p50, ms", 0, orders(order -> order.untilStream()
                        .p50())));
        all.add(new Measure<>("commitToStreamP99Millis", "  p99, ms", 0, orders(order -> order.untilStream()
                .p99())));
        all.add(new Measure<>("lost", "lost in phases", 0, Figures::lost));
        all.add(new Measure<>("peakMegabytes", "resident at its peak, MB", 0, Result::peakMegabytes));
        return all;
    }

    private static void phase(
            List<Measure<Result>> all, String name, java.util.function.Function<Result, Phase> phase) {
        all.add(new Measure<>("deliveriesPerSecond" + name, name + "/s: deliveries/s", 0, result -> phase.apply(result)
                .deliveriesPerSecond()));
        all.add(new Measure<>(
                cpu(name), "  CPU s a million", 2, result -> phase.apply(result).cpuSecondsPerMillion()));
        all.add(new Measure<>("p50Millis" + name, "  p50, ms", 1, result -> phase.apply(result)
                .millis()
                .p50()));
        all.add(new Measure<>("p99Millis" + name, "  p99, ms", 1, result -> phase.apply(result)
                .millis()
                .p99()));
    }

    private static String cpu(String phase) {
        return "cpuSecondsPerMillion" + phase;
    }

    private static ToDoubleFunction<Result> orders(ToDoubleFunction<OrderResult> figure) {
        return result -> {
            OrderResult orders = result.orders();
            return orders == null ? Double.NaN : figure.applyAsDouble(orders);
        };
    }

    private static double lost(Result result) {
        return result.focus().lost()
                + result.crowds().stream()
                        .flatMap(crowd -> crowd.phases().stream())
                        .mapToLong(Phase::lost)
                        .sum();
    }

    /** All that can be told of medians; empty if ours was left out. */
    static List<Goal> goals(
            Plan plan, Map<String, Double> ours, Map<String, Double> socketIo, Map<String, Double> ceiling) {
        List<Goal> goals = new ArrayList<>();
        if (ours.isEmpty()) {
            return goals;
        }
        for (int size : plan.crowds()) {
            for (int rate : plan.rates()) {
                String phase = size + "x" + rate;
                ratio(
                        goals,
                        "CPU at " + phase + "/s at most half of Socket.IO's",
                        ours,
                        socketIo,
                        cpu(phase),
                        SOCKET_IO_SHARE);
                ratio(
                        goals,
                        "CPU at " + phase + "/s at most 1.7 times the ceiling's",
                        ours,
                        ceiling,
                        cpu(phase),
                        CEILING_FACTOR);
            }
        }
        atMost(goals, "heap of a connection at most 15 KB", ours, HEAP + plan.largestCrowd(), CONNECTION_BYTES);
        atMost(goals, "COMMIT to frame p99 at most 25 ms", ours, ORDER_P99, COMMIT_TO_FRAME_MILLIS);
        atMost(goals, "a storm without reads of MySQL", ours, STORM_READS, 0);
        atMost(goals, "a storm after which everybody is resumed or told", ours, STORM_LOST, 0);
        return goals;
    }

    private static void ratio(
            List<Goal> goals,
            String goal,
            Map<String, Double> ours,
            Map<String, Double> theirs,
            String key,
            double most) {
        if (!theirs.isEmpty()) {
            double ratio = Goal.ratio(ours.getOrDefault(key, Double.NaN), theirs.getOrDefault(key, Double.NaN));
            goals.add(new Goal(goal, ratio, ratio <= most));
        }
    }

    private static void atMost(List<Goal> goals, String goal, Map<String, Double> ours, String key, double most) {
        double measured = ours.getOrDefault(key, Double.NaN);
        goals.add(new Goal(goal, measured, measured <= most));
    }
}
