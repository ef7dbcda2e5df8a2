package com.arisgourmet.auth.revocations;

import com.arisgourmet.auth.revocations.RevocationLog.Entry;
import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.Revocations;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds new revocations, of every instance, in the table: one small statement four times a second, however many listen. Rows
 * are found by their age, not by ids, which become visible out of order: whatever was written within the last half minute is
 * looked at, longer than any transaction here takes.
 */
@Component
class RevocationNews implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RevocationNews.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration TIDYING = Duration.ofMinutes(5);

    private final RevocationLog table;
    private final Revocations own;
    private final Flux<Revocation> news;
    private Set<Long> told = Set.of();
    private Disposable.Composite running = Disposables.composite();

    /** @param own what this instance itself checks tokens against */
    RevocationNews(RevocationLog table, Revocations own) {
        this.table = table;
        this.own = own;
        this.news = every(EVERY, this::look).share();
    }

    /** @return everything in force, then what is new; some of it twice */
    Flux<Revocation> all() {
        return Flux.merge(news, table.inForce().map(Entry::revocation));
    }

    private Flux<Revocation> look() {
        return table.since(OVERLAP).collectList().flatMapIterable(this::untold);
    }

    private List<Revocation> untold(List<Entry> recent) {
        List<Revocation> untold = recent.stream()
                .filter(entry -> !told.contains(entry.id()))
                .map(Entry::revocation)
                .toList();
        told = recent.stream().map(Entry::id).collect(Collectors.toUnmodifiableSet());
        return untold;
    }

    private static <T> Flux<T> every(Duration pause, java.util.function.Supplier<Flux<T>> work) {
        return Flux.interval(pause)
                .onBackpressureDrop()
                .concatMap(
                        tick -> work.get().onErrorResume(failure -> {
                            log.warn("revocations cannot be read for the moment: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1);
    }

    @Override
    public synchronized void start() {
        running = Disposables.composite(
                Flux.defer(this::all)
                        .retryWhen(reactor.util.retry.Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1)))
                        .subscribe(own::learn),
                every(TIDYING, () -> table.forgetExpired()
                                .then(Mono.<Void>fromRunnable(own::forgetExpired))
                                .flux())
                        .subscribe());
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return running.size() > 0;
    }
}
