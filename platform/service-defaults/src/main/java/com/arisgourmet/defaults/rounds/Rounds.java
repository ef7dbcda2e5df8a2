package com.arisgourmet.defaults.rounds;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does one thing every so often while the application runs, never twice at once: a round that is due while the one before
 * it is not over is left out. Whatever happens in a round is told in the log, and the next is tried all the same.
 */
public abstract class Rounds implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration every;
    private final Duration patience;
    private final String consequence;
    private Disposable running = Disposables.disposed();

    /**
     * @param every from the beginning of a round to that of the next; the first begins that long after the start
     * @param patience after which a round is given up
     * @param consequence of a round that failed, as a clause for the log
     */
    protected Rounds(Duration every, Duration patience, String consequence) {
        this.every = every;
        this.patience = patience;
        this.consequence = consequence;
    }

    protected abstract Mono<Void> round();

    private Mono<Void> tried() {
        return Mono.defer(this::round).timeout(patience).onErrorResume(failure -> {
            log.warn("{}: {}", consequence, failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public final synchronized void start() {
        running = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> tried(), 1)
                .subscribe();
    }

    @Override
    public final synchronized void stop() {
        running.dispose();
    }

    @Override
    public final synchronized boolean isRunning() {
        return !running.isDisposed();
    }
}
