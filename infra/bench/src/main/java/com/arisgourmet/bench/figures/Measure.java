package com.arisgourmet.bench.figures;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of what a contender did in a round.
 *
 * @param <T> what it did
 * @param key in the result's medians
 * @param label on the terminal, with the unit
 * @param decimals shown
 */
public record Measure<T>(String key, String label, int decimals, ToDoubleFunction<T> of) {

    /** Of an even number of rounds the mean of the two in the middle; NaN of none. */
    public double median(List<T> rounds) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
