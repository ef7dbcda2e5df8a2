package com.arisgourmet.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Who is next. Whoever can share a run shares it with all the others that wait and can: runs grow with the load, and without
 * load nobody waits. As many wait as there are workers at most, since a worker adds itself when it is in no run and not
 * waiting.
 */
final class RunQueue<T> {
    private final int concurrency;
    private final Predicate<T> sociable;
    private final Function<List<T>, Mono<Void>> run;
    private final Deque<T> waiting = new ArrayDeque<>();
    private Disposable.Composite running = Disposables.composite();
    private boolean started;

    /**
     * @param concurrency runs at the same time
     * @param sociable whether a worker can share a run at the moment
     * @param run works for some workers that nobody else works for until it ends; fails never
     */
    RunQueue(int concurrency, Predicate<T> sociable, Function<List<T>, Mono<Void>> run) {
        this.concurrency = concurrency;
        this.sociable = sociable;
        this.run = run;
    }

    synchronized void add(T worker) {
        waiting.add(worker);
        fill();
    }

    synchronized void start() {
        started = true;
        fill();
    }

    /** Ends the runs under way where they are. */
    synchronized void stop() {
        started = false;
        running.dispose();
        running = Disposables.composite();
    }

    private void fill() {
        while (started && running.size() < concurrency && !waiting.isEmpty()) {
            begin(next());
        }
    }

    private void begin(List<T> workers) {
        Disposable.Swap slot = Disposables.swap();
        running.add(slot);
        slot.update(run.apply(workers)
                .subscribeOn(Schedulers.parallel())
                .doFinally(signal -> ended(slot))
                .subscribe());
    }

    private synchronized void ended(Disposable slot) {
        running.remove(slot);
        fill();
    }

    private List<T> next() {
        List<T> run = new ArrayList<>(List.of(waiting.removeFirst()));
        if (sociable.test(run.getFirst())) {
            for (Iterator<T> others = waiting.iterator(); others.hasNext(); ) {
                T other = others.next();
                if (sociable.test(other)) {
                    others.remove();
                    run.add(other);
                }
            }
        }
        return run;
    }
}
