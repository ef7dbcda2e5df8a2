package com.arisgourmet.bench.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Workers that each do the same again as soon as it is done. */
final class Load {
    private Load() {}

    /** What a worker does once; its answer is ignored. */
    @FunctionalInterface
    interface Work {
        Object once(int worker) throws Exception;
    }

    /** @return how often in a second it was done by all together */
    static double perSecond(int workers, Duration time, Work work) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long done = 0;
        try (var threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                counts.add(threads.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < end) {
                        work.once(worker);
                        count++;
                    }
                    return count;
                }));
            }
            for (Future<Long> count : counts) {
                done += count.get();
            }
        }
        return done * 1e9 / (System.nanoTime() - start);
    }
}
