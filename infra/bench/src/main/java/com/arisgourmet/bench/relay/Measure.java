package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a turn.
 *
 * @param key in the result's medians
 * @param label on the terminal, with the unit
 * @param decimals shown
 */
record Measure(String key, String label, int decimals, ToDoubleFunction<Turn.Result> of) {
    static final String WARM_RATE = "warmEventsPerSecond";
    static final String PEAK_MEMORY = "peakMegabytes";

    static String p99(int rate) {
        return "p99MillisAt" + rate;
    }

    /** In the order they are shown. */
    static List<Measure> all(List<Integer> rates) {
        List<Measure> all = new ArrayList<>(List.of(
                new Measure(WARM_RATE, "drain, warm, events/s", 0, turn -> turn.warm()
                        .eventsPerSecond()),
                new Measure("coldEventsPerSecond", "drain, cold, events/s", 0, turn -> turn.cold()
                        .eventsPerSecond()),
                new Measure("cpuSecondsPer100k", "CPU s per 100,000 events", 2, turn -> turn.warm()
                        .cpuSeconds()),
                new Measure("serverCpuSecondsPer100k", "  MySQL and Redis besides", 2, turn -> turn.warm()
                        .serverCpuSeconds())));
        for (int i = 0; i < rates.size(); i++) {
            int rate = rates.get(i);
            int phase = i;
            all.add(new Measure("committedAt" + rate, "commits/s, of " + rate, 0, turn -> turn.steady()
                    .get(phase)
                    .committed()));
            all.add(latency("p50MillisAt" + rate, "  commit to reader p50, ms", phase, Percentiles::p50));
            all.add(latency("p95MillisAt" + rate, "  p95, ms", phase, Percentiles::p95));
            all.add(latency(p99(rate), "  p99, ms", phase, Percentiles::p99));
        }
        all.add(new Measure("idleCpuPercent", "idle CPU, % of a core", 2, Turn.Result::idleCpuPercent));
        all.add(new Measure("residentMegabytes", "resident memory, MB", 0, turn -> turn.memory()
                .now()));
        all.add(new Measure(
                PEAK_MEMORY, "  at its peak, MB", 0, turn -> turn.memory().peak()));
        all.add(new Measure("lost", "lost", 0, Measure::lost));
        all.add(new Measure(
                "duplicated",
                "duplicated",
                0,
                turn -> turn.cold().duplicated() + turn.warm().duplicated()));
        all.add(new Measure(
                "inverted",
                "out of order",
                0,
                turn -> turn.cold().inverted() + turn.warm().inverted()));
        return all;
    }

    private static Measure latency(String key, String label, int phase, ToDoubleFunction<Percentiles> percentile) {
        return new Measure(
                key,
                label,
                1,
                turn -> percentile.applyAsDouble(turn.steady().get(phase).millis()));
    }

    private static double lost(Turn.Result turn) {
        return turn.cold().lost()
                + turn.warm().lost()
                + turn.steady().stream().mapToLong(SteadyPhase.Result::lost).sum();
    }

    /** Of an even number of turns the mean of the two in the middle; NaN of none. */
    double median(List<Turn.Result> turns) {
        double[] sorted = turns.stream().mapToDouble(of).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
