package com.arisgourmet.bench.binder;

import org.jspecify.annotations.Nullable;

/**
 * What a process came to.
 *
 * @param cold its first drain
 * @param warm its second one
 * @param steady with the inbox alone
 * @param doubledEffects in MySQL, with the inbox alone
 */
record Result(Drain cold, Drain warm, @Nullable Steady steady, long doubledEffects, long peakMegabytes) {}
