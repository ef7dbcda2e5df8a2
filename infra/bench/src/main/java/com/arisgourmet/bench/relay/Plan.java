package com.arisgourmet.bench.relay;

import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUpRows backlog of the cold drain, which warms the process up for the warm one
 * @param rows backlog of the warm drain
 * @param rates commits a second, one steady phase each
 * @param steadySeconds length of a steady phase, its lead-in not counted
 * @param idleSeconds of a round over which idle CPU is taken
 */
record Plan(int rounds, int warmUpRows, int rows, List<Integer> rates, int steadySeconds, int idleSeconds) {
    private static final List<Integer> RATES = List.of(200, 2_000);

    /** Idle for a minute over all rounds together. */
    static Plan full(int rounds, int rows) {
        return new Plan(rounds, rows, rows, RATES, 20, Math.ceilDiv(60, rounds));
    }

    /** All phases and all contenders in less than three minutes: shows that it works, not how fast it is. */
    static Plan brief(int rounds, int rows) {
        return new Plan(rounds, rows, rows, RATES, 5, 10);
    }
}
