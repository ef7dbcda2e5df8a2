/**
 * Starts the benchmarks, which are in {@code infra/bench}: builds them and what they measure, fetches what that is compared
 * with, and hands over to a JVM of their own. This one is made to start fast, not to measure with.
 */
package com.arisgourmet.local.bench;
