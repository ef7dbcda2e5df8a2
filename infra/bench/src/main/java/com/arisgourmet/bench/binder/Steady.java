package com.arisgourmet.bench.binder;

import com.arisgourmet.bench.figures.Percentiles;

/**
 * A steady phase, with the inbox.
 *
 * @param rate entries a second
 * @param millis from an entry's id to the end of its transaction
 */
record Steady(int rate, Percentiles millis, long lost, long duplicated, long inverted) {}
