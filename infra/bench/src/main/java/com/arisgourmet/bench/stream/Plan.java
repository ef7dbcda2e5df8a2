package com.arisgourmet.bench.stream;

import java.util.List;

/**
 * How much is measured.
 *
 * @param crowds connections at a time, growing
 * @param rates events a second to all of a crowd
 * @param seconds length of each
 * @param focusRate events a second to few
 * @param focusReceivers how few
 * @param stormSeconds over which all of the last crowd come back
 * @param orderRate commits a second whose way to a client is measured
 */
record Plan(
        int rounds,
        List<Integer> crowds,
        List<Integer> rates,
        int seconds,
        int focusRate,
        int focusReceivers,
        int stormSeconds,
        int orderRate) {

    static Plan full(int rounds) {
        return new Plan(rounds, List.of(4_000, 10_000), List.of(10, 50, 100), 6, 1_000, 10, 10, 200);
    }

    /** All phases and all contestants in a few minutes: shows that it works, not how fast it is. */
    static Plan brief(int rounds) {
        return new Plan(rounds, List.of(500, 1_000), List.of(10, 100), 3, 1_000, 10, 3, 200);
    }

    int largestCrowd() {
        return crowds.getLast();
    }
}
