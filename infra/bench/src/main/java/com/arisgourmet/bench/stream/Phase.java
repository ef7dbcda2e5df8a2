package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.figures.Percentiles;

/**
 * Events at a steady rate to everybody connected.
 *
 * @param deliveriesPerSecond from the first publication to the last arrival
 * @param cpuSecondsPerMillion of the serving process, for a million deliveries
 * @param millis from publication to arrival
 * @param lost deliveries that did not come
 * @param cut connections that the server ended
 */
record Phase(
        int connections,
        int rate,
        double deliveriesPerSecond,
        double cpuSecondsPerMillion,
        Percentiles millis,
        long lost,
        long doubled,
        long cut) {}
