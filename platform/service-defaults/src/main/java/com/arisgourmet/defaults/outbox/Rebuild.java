package com.arisgourmet.defaults.outbox;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Fills a service's copies anew when it has missed events: has each owner publish again what it has. An owner that is
 * away is asked until it has done so. However many losses come at once, they are one round of asking, and a loss
 * during a round is followed by another. What was asked for is forgotten when the process ends; then an operator
 * asks, with the owner's {@code republish}.
 */
public final class Rebuild implements DisposableBean {
    /** Where an owner is asked; takes the parameter {@code aggregate}. */
    public static final String PATH = "/internal/republications";

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final List<Copy> copies;
    private final Sinks.Many<Boolean> losses = Sinks.many().multicast().directBestEffort();
    private final Disposable rounds;

    /**
     * What is kept of somebody else's.
     *
     * @param owner name of its service
     * @param http of that service
     * @param aggregate kind of aggregate
     */
    public record Copy(String owner, WebClient http, String aggregate) {}

    /** @param gathering how long to wait for further losses before asking; a group that lags loses of many streams */
    public Rebuild(List<Copy> copies, Duration gathering) {
        this.copies = List.copyOf(copies);
        this.rounds = losses.asFlux()
                .onBackpressureLatest()
                .concatMap(loss -> Mono.delay(gathering).thenMany(Flux.defer(this::askAll)), 0)
                .subscribe();
    }

    /** Returns at once. */
    public void ask() {
        losses.emitNext(true, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    private Flux<Void> askAll() {
        return Flux.fromIterable(copies).concatMap(this::ask);
    }

    private Mono<Void> ask(Copy copy) {
        return copy.http()
                .post()
                .uri(PATH + "?aggregate={kind}", copy.aggregate())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .doOnNext(counts -> log.info("published again by {}: {}", copy.owner(), counts))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofMinutes(1))
                        .doBeforeRetry(failed -> log.warn(
                                "{} has not published its {} again yet: {}",
                                copy.owner(),
                                copy.aggregate(),
                                failed.failure().toString())))
                .then();
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
