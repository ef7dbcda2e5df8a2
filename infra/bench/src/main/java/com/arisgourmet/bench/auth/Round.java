package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.figures.Percentiles;

/**
 * What one round came to; rates are a second.
 *
 * @param bareHashes on the service's number of threads, with nothing around them
 * @param idleMillis of requests with a token while nobody signs in
 * @param busyMillis of the same while people sign in
 */
record Round(double bareHashes, double logIns, double refreshes, Percentiles idleMillis, Percentiles busyMillis) {}
