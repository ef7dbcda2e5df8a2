package com.arisgourmet.defaults.retention;

import com.arisgourmet.defaults.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes what is older than {@link Retention} says: the inbox's notes and the answers kept for repeated commands. Oldest first,
 * by the index on their age, in steps that hold few locks for milliseconds and leave room between them, until nothing old is left.
 * An instance that meets another one at it leaves the rest to that one. {@code aris.purged.rows} counts what went, by table.
 */
public final class Purge implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Purge.class);
    private static final long STEP = 500;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final double JITTER = 0.2;

    private final DatabaseClient database;
    private final Duration every;
    private final List<Expiring> tables;
    private Disposable running = Disposables.disposed();

    public Purge(DatabaseClient database, Retention retention, MeterRegistry meters) {
        this.database = database;
        this.every = retention.every();
        this.tables = List.of(
                new Expiring("inbox", "handled_at", retention.inbox(), counter(meters, "inbox")),
                new Expiring("idempotency", "created_at", retention.idempotencyKeys(), counter(meters, "idempotency")));
    }

    /** @param age the indexed column with the time, UTC by the database's clock, that {@code kept} is counted from */
    private record Expiring(String table, String age, Duration kept, Counter purged) {}

    private static Counter counter(MeterRegistry meters, String table) {
        return Counter.builder("aris.purged.rows")
                .description("Rows deleted because they were older than their retention")
                .tag("table", table)
                .register(meters);
    }

    /** Purges now. Completes when nothing old is left; what fails for one table is done for the other all the same. */
    public Mono<Void> run() {
        return Flux.fromIterable(tables).concatMapDelayError(this::purge).then();
    }

    private Mono<Void> purge(Expiring rows) {
        return step(rows)
                .expand(deleted ->
                        deleted < STEP ? Mono.empty() : Mono.delay(BREATH).then(Mono.defer(() -> step(rows))))
                .onErrorComplete(Transactions::isLockConflict)
                .then();
    }

    private Mono<Long> step(Expiring rows) {
        return database.sql("delete from " + rows.table() + " where " + rows.age()
                        + " < utc_timestamp(6) - interval :kept second order by " + rows.age() + " limit " + STEP)
                .bind("kept", rows.kept().toSeconds())
                .fetch()
                .rowsUpdated()
                .doOnNext(rows.purged()::increment);
    }

    private Mono<Void> runOnce() {
        return run().onErrorResume(failure -> {
            log.warn("purging goes on later: {}", failure.toString());
            return Mono.empty();
        });
    }

    /** So that instances which were started together do not purge together. */
    private Duration pause() {
        double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
        return Duration.ofMillis(Math.round(every.toMillis() * factor));
    }

    @Override
    public synchronized void start() {
        running = Mono.defer(() -> Mono.delay(pause()).then(Mono.defer(this::runOnce)))
                .repeat()
                .subscribe();
    }

    @Override
    public synchronized void stop() {
        running.dispose();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isDisposed();
    }
}
