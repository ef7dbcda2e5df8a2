package com.arisgourmet.bench.stream;

/** When each of some orders was committed, by two clocks: one that measures, and one that Redis has as well. */
record Commits(long[] nanos, long[] millis) {
    Commits(int count) {
        this(new long[count], new long[count]);
    }

    int count() {
        return nanos.length;
    }

    void done(int order) {
        nanos[order] = System.nanoTime();
        millis[order] = System.currentTimeMillis();
    }
}
