package com.arisgourmet.bench;

import java.util.Arrays;

/** Of latencies, in milliseconds; NaN if there are none. */
public record Percentiles(double p50, double p95, double p99, double max) {

    /** Nearest rank, to a hundredth. */
    public static Percentiles ofNanos(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * sorted.length);
        return Math.round(sorted[Math.max(0, rank - 1)] / 1e4) / 1e2;
    }
}
