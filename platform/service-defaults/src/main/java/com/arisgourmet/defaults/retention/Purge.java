package com.arisgourmet.defaults.retention;

import com.arisgourmet.defaults.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * Deletes what is older than {@link Retention} says: the inbox's notes and the answers kept for repeated commands.
 * Oldest first, by the index on their age, in steps that hold few locks for milliseconds and leave room between them,
 * until nothing old is left. An instance that meets another one at it leaves the rest to that one. {@code
 * aris.purged.rows} counts what went, by table.
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
                new Expiring("inbox", "handled_at", "inbox_age", retention.inbox(), counter(meters, "inbox")),
                new Expiring(
                        "idempotency",
                        "created_at",
                        "idempotency_age",
                        retention.idempotencyKeys(),
                        counter(meters, "idempotency")));
    }

    /**
     * @param age the column with the time, UTC by the database's clock, that {@code kept} is counted from
     * @param index on it
     */
    private record Expiring(String table, String age, String index, Duration kept, Counter purged) {}

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

    /**
     * Answers how many went. Finding their bound first keeps a server from reading the whole table when most of it is
     * old.
     */
    private Mono<Long> step(Expiring rows) {
        return database.sql("select cast(max(age) as char(26)) as bound from (select " + rows.age() + " as age from "
                        + rows.table() + " force index (" + rows.index() + ") where " + rows.age()
                        + " < utc_timestamp(6) - interval :kept second order by " + rows.age() + " limit " + STEP
                        + ") as oldest")
                .bind("kept", rows.kept().toSeconds())
                .map(row -> Optional.ofNullable(row.get("bound", String.class)))
                .one()
                .flatMap(bound -> bound.map(latest -> delete(rows, latest)).orElseGet(() -> Mono.just(0L)));
    }

    private Mono<Long> delete(Expiring rows, String latest) {
        return database.sql("delete from " + rows.table() + " where " + rows.age() + " <= :latest order by "
                        + rows.age() + " limit " + STEP)
                .bind("latest", latest)
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
