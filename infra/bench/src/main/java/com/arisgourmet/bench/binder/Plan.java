package com.arisgourmet.bench.binder;

/**
 * How much is measured.
 *
 * @param events of the backlog
 * @param steadyRate entries a second, with the inbox
 * @param steadySeconds length of the steady phase, with a lead-in that is not counted
 */
record Plan(int rounds, int events, int steadyRate, int steadySeconds) {
    static final int LEAD_IN_SECONDS = 2;
    private static final int RATE = 2_000;

    static Plan full(int rounds, int events) {
        return new Plan(rounds, events, RATE, 20);
    }

    /** Shows that it works, not how fast it is. */
    static Plan brief(int rounds, int events) {
        return new Plan(rounds, events, RATE, 3);
    }

    int steadyEvents() {
        return steadyRate * (LEAD_IN_SECONDS + steadySeconds);
    }
}
