package com.arisgourmet.bench.binder;

/**
 * A backlog that was read.
 *
 * @param cpuSeconds of the reader for 100,000 events
 * @param serverCpuSeconds of Redis, and MySQL where it is used, meanwhile for 100,000 events; 0 if they can't be seen
 * @param lost events that were not handled
 * @param duplicated times an event was handled again
 * @param inverted events handled after a later one of their key
 */
record Drain(
        int events,
        double seconds,
        double eventsPerSecond,
        double cpuSeconds,
        double serverCpuSeconds,
        long lost,
        long duplicated,
        long inverted) {}
