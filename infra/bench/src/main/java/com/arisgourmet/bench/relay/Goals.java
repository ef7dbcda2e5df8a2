package com.arisgourmet.bench.relay;

import com.arisgourmet.bench.figures.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the relay is meant to reach: multiples of Debezium's figures, and megabytes. */
final class Goals {
    private static final double DRAIN_FACTOR = 1.5;
    private static final double LATENCY_FACTOR = 0.5;
    private static final double MEGABYTES = 300;

    private Goals() {}

    /**
     * All that can be told of medians by measure.
     *
     * @param ours empty if the relay was left out; then there are none
     * @param debezium empty if it was left out
     */
    static List<Goal> of(Map<String, Double> ours, Map<String, Double> debezium, List<Integer> rates) {
        List<Goal> goals = new ArrayList<>();
        if (ours.isEmpty()) {
            return goals;
        }
        if (!debezium.isEmpty()) {
            double drain = ratio(ours, debezium, Figures.WARM_RATE);
            goals.add(new Goal("warm drain at least 1.5 times Debezium's", drain, drain >= DRAIN_FACTOR));
            for (int rate : rates) {
                double p99 = ratio(ours, debezium, Figures.p99(rate));
                goals.add(new Goal(
                        "p99 at " + rate + " commits/s at most half of Debezium's", p99, p99 <= LATENCY_FACTOR));
            }
        }
        double memory = ours.getOrDefault(Figures.PEAK_MEMORY, Double.NaN);
        goals.add(new Goal("less than 300 MB", memory, memory < MEGABYTES));
        return goals;
    }

    private static double ratio(Map<String, Double> ours, Map<String, Double> debezium, String key) {
        return Goal.ratio(ours.getOrDefault(key, Double.NaN), debezium.getOrDefault(key, Double.NaN));
    }
}
