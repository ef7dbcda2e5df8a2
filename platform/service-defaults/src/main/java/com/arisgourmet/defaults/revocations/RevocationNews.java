package com.arisgourmet.defaults.revocations;

import com.arisgourmet.defaults.revocations.RevocationTable.Entry;
import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.Revocations;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Finds new revocations, of every instance, in the table: one statement four times a second, however many listen. Each look
 * is at everything in force, so none is missed however long the table could not be read, or a transaction took.
 */
class RevocationNews implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RevocationNews.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TIDYING = Duration.ofMinutes(5);
    private static final int UNHEARD = 10_000;

    private final RevocationTable table;
    private final Revocations own;
    private final Flux<Revocation> news;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private Set<Long> told = Set.of();
    private Disposable.Composite running = Disposables.composite();

    /** @param own what this instance itself checks tokens against */
    RevocationNews(RevocationTable table, Revocations own) {
        this.table = table;
        this.own = own;
        this.news = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> look(), 1)
                .share();
    }

    /** @return everything in force; completes */
    Flux<Revocation> inForce() {
        return table.inForce()
                .collectList()
                .timeout(PATIENCE)
                .flatMapIterable(entries -> entries)
                .map(Entry::revocation);
    }

    /** @return what is found from now on; an error for a listener that is ten thousand behind, who is to begin again */
    Flux<Revocation> news() {
        return news.onBackpressureBuffer(UNHEARD);
    }

    /** @return completes when this service stops: listeners go to another instance, and the web server waits for none */
    Mono<Void> stopping() {
        return stopping.asMono();
    }

    private Flux<Revocation> look() {
        return table.inForce()
                .collectList()
                .timeout(PATIENCE)
                .flatMapIterable(this::untold)
                .onErrorResume(failure -> {
                    log.warn("revocations cannot be read for the moment: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private List<Revocation> untold(List<Entry> inForce) {
        List<Revocation> untold = inForce.stream()
                .filter(entry -> !told.contains(entry.id()))
                .map(Entry::revocation)
                .toList();
        told = inForce.stream().map(Entry::id).collect(Collectors.toUnmodifiableSet());
        return untold;
    }

    private Mono<Void> tidy() {
        return table.forgetExpired()
                .timeout(PATIENCE)
                .then(Mono.<Void>fromRunnable(own::forgetExpired))
                .onErrorResume(failure -> {
                    log.warn("expired revocations cannot be deleted for the moment: {}", failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public synchronized void start() {
        running = Disposables.composite(
                news.subscribe(own::learn),
                inForce()
                        .doOnError(failure -> log.warn("revocations in force cannot be read: {}", failure.toString()))
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, EVERY).maxBackoff(PATIENCE))
                        .subscribe(own::learn),
                Flux.interval(TIDYING)
                        .onBackpressureDrop()
                        .concatMap(tick -> tidy(), 1)
                        .subscribe());
    }

    @Override
    public synchronized void stop() {
        running.dispose();
        stopping.tryEmitEmpty();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed() && running.size() > 0;
    }
}
