package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.figures.Goal;
import com.arisgourmet.bench.figures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is told of a process, and what the binder is meant to reach. */
final class Figures {
    private static final String WARM = "warmEventsPerSecond";
    private static final double OF_LETTUCE = 0.8;

    private Figures() {}

    /** In the order they are shown. */
    static List<Measure<Result>> all() {
        return List.of(
                new Measure<>(WARM, "warm, events/s", 0, result -> result.warm().eventsPerSecond()),
                new Measure<>("coldEventsPerSecond", "cold, events/s", 0, result -> result.cold()
                        .eventsPerSecond()),
                new Measure<>("cpuSecondsPer100k", "CPU s per 100,000 events", 2, result -> result.warm()
                        .cpuSeconds()),
                new Measure<>("serverCpuSecondsPer100k", "  Redis and MySQL besides", 2, result -> result.warm()
                        .serverCpuSeconds()),
                new Measure<>("steadyP50Millis", "steady with inbox, p50, ms", 0, steady(s -> s.millis()
                        .p50())),
                new Measure<>("steadyP99Millis", "  p99, ms", 0, steady(s -> s.millis()
                        .p99())),
                new Measure<>("peakMegabytes", "most resident memory, MB", 0, Result::peakMegabytes),
                new Measure<>("lost", "lost", 0, sum(Drain::lost, Steady::lost)),
                new Measure<>("duplicated", "handled again", 0, sum(Drain::duplicated, Steady::duplicated)),
                new Measure<>("inverted", "out of order", 0, sum(Drain::inverted, Steady::inverted)),
                new Measure<>("doubledEffects", "doubled effects", 0, Result::doubledEffects));
    }

    /**
     * What can be told.
     *
     * @param medians of each kind; empty for one that was left out
     * @param rate entries a second that the inbox must keep up with
     */
    static List<Goal> goals(Function<Kind, Map<String, Double>> medians, int rate) {
        List<Goal> goals = new ArrayList<>();
        double lettuce = medians.apply(Kind.lettuce).getOrDefault(WARM, Double.NaN);
        for (Kind kind : List.of(Kind.ordered, Kind.batches, Kind.competing)) {
            double ratio = Goal.ratio(medians.apply(kind).getOrDefault(WARM, Double.NaN), lettuce);
            goals.add(new Goal(kind + " at least 0.8 of bare Lettuce", ratio, ratio >= OF_LETTUCE));
        }
        double inbox = medians.apply(Kind.inbox).getOrDefault(WARM, Double.NaN);
        goals.add(new Goal("with inbox at least %,d events/s".formatted(rate), inbox, inbox >= rate));
        return goals;
    }

    private static ToDoubleFunction<Result> steady(ToDoubleFunction<Steady> of) {
        return result -> result.steady() == null ? Double.NaN : of.applyAsDouble(result.steady());
    }

    private static ToDoubleFunction<Result> sum(ToDoubleFunction<Drain> drain, ToDoubleFunction<Steady> steady) {
        return result -> drain.applyAsDouble(result.cold())
                + drain.applyAsDouble(result.warm())
                + (result.steady() == null ? 0 : steady.applyAsDouble(result.steady()));
    }
}
