package com.arisgourmet.local.replay;

import com.arisgourmet.local.replay.Transcript.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param orders orders taken
 * @param lines items of all of them
 * @param totalMinor what they came to, in minor units
 * @param mismatches orders whose total is not that of their lines in the file, or that were not served
 * @param ordersPerSecond over the time from the first request to the last answer
 * @param orderToSocketMillis from the start of the order's request to the arrival of its frame, on one clock
 */
record Report(
        int orders,
        int lines,
        long totalMinor,
        int mismatches,
        Map<String, Verdict> listeners,
        double ordersPerSecond,
        Percentiles orderToSocketMillis,
        double secondsToLastServed) {

    record Percentiles(double p50, double p95, double p99, double max) {
        /** Nearest rank. */
        static Percentiles of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Percentiles(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1.0));
        }

        private static double at(double[] sorted, double quantile) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            int rank = (int) Math.ceil(quantile * sorted.length);
            return Math.round(sorted[Math.max(0, rank - 1)] * 10) / 10.0;
        }
    }

    boolean isClean() {
        return mismatches == 0 && listeners.values().stream().allMatch(Verdict::isClean);
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n  %-26s %,12d%n", "orders", orders);
        out.printf(Locale.ROOT, "  %-26s %,12d%n", "lines", lines);
        out.printf(Locale.ROOT, "  %-26s %,12d%n", "total, minor units", totalMinor);
        out.printf(Locale.ROOT, "  %-26s %,12d%n", "mismatches", mismatches);
        listeners.forEach((name, verdict) -> out.printf(
                Locale.ROOT,
                "  %-26s lost %d, duplicated %d, out of order %d%n",
                name,
                verdict.lost(),
                verdict.duplicated(),
                verdict.outOfOrder()));
        out.printf(Locale.ROOT, "  %-26s %12.1f%n", "orders per second", ordersPerSecond);
        out.printf(
                Locale.ROOT,
                "  %-26s p50 %.1f, p95 %.1f, p99 %.1f, max %.1f%n",
                "order to socket, ms",
                orderToSocketMillis.p50(),
                orderToSocketMillis.p95(),
                orderToSocketMillis.p99(),
                orderToSocketMillis.max());
        out.printf(Locale.ROOT, "  %-26s %12.1f%n%n", "seconds to the last served", secondsToLastServed);
        out.flush();
    }
}
