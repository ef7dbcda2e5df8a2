package com.arisgourmet.bench.figures;

/**
 * What ours is meant to reach, next to what it did.
 *
 * @param measured in the goal's own terms; NaN, and not reached, without a figure
 */
public record Goal(String goal, double measured, boolean reached) {

    /** To a thousandth; NaN without one of them. */
    public static double ratio(double one, double other) {
        double ratio = one / other;
        return Double.isNaN(ratio) ? ratio : Math.round(ratio * 1_000) / 1_000.0;
    }
}
