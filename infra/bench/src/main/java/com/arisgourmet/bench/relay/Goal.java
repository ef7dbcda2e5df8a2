package com.arisgourmet.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What our relay is meant to reach, next to what it did.
 *
 * @param measured in the goal's own terms: a multiple of Debezium's figure, or megabytes; NaN, and not reached, without one
 */
record Goal(String goal, double measured, boolean reached) {
    private static final double DRAIN_FACTOR = 1.5;
    private static final double LATENCY_FACTOR = 0.5;
    private static final double MEGABYTES = 300;

    /**
     * All that can be told.
     *
     * @param medians by measure, of each contender
     * @param debezium empty if it was left out
     */
    static List<Goal> of(Map<String, Double> ours, Map<String, Double> debezium, List<Integer> rates) {
        List<Goal> goals = new ArrayList<>();
        if (!debezium.isEmpty()) {
            double drain = ratio(ours, debezium, Measure.WARM_RATE);
            goals.add(new Goal("warm drain at least 1.5 times Debezium's", drain, drain >= DRAIN_FACTOR));
            for (int rate : rates) {
                double p99 = ratio(ours, debezium, Measure.p99(rate));
                goals.add(new Goal(
                        "p99 at " + rate + " commits/s at most half of Debezium's", p99, p99 <= LATENCY_FACTOR));
            }
        }
        double memory = ours.getOrDefault(Measure.PEAK_MEMORY, Double.NaN);
        goals.add(new Goal("less than 300 MB", memory, memory < MEGABYTES));
        return goals;
    }

    private static double ratio(Map<String, Double> ours, Map<String, Double> debezium, String key) {
        double ratio = ours.getOrDefault(key, Double.NaN) / debezium.getOrDefault(key, Double.NaN);
        return Double.isNaN(ratio) ? ratio : Math.round(ratio * 1_000) / 1_000.0;
    }
}
