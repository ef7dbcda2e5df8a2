package com.arisgourmet.relay;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Does one thing again and again, never twice at once: after a pause, or, while it fails, after a {@link Backoff}. */
final class Loop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Duration pause;
    private final Trouble trouble;
    private final Supplier<Mono<Void>> step;
    private final Sinks.Many<Boolean> hurried = Sinks.many().multicast().directBestEffort();
    private int failures;

    Loop(String name, Duration pause, Trouble trouble, Supplier<Mono<Void>> step) {
        this.name = name;
        this.pause = pause;
        this.trouble = trouble;
        this.step = step;
    }

    Disposable start() {
        return Mono.defer(this::round).repeat().subscribe();
    }

    /** Ends the present pause, if there is one. */
    void hurry() {
        hurried.tryEmitNext(true);
    }

    private Mono<Void> round() {
        return Mono.defer(step)
                .timeout(PATIENCE)
                .then(Mono.fromRunnable(this::succeeded))
                .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)))
                .then(Mono.defer(this::rest));
    }

    private void succeeded() {
        failures = 0;
        trouble.ended(name);
    }

    private void failed(Throwable failure) {
        failures++;
        trouble.failed(name, failure);
    }

    private Mono<Void> rest() {
        Duration length = failures == 0 ? pause : Backoff.delay(failures);
        return Mono.delay(length).then().or(hurried.asFlux().next().then());
    }
}
