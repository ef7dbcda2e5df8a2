package com.arisgourmet.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Services at work: each of them a transaction at a time, some dozens a second. Trouble with the database is theirs to get over. */
final class Traffic implements AutoCloseable {
    private static final int WRITERS = 4;
    private static final int RACERS = 3;

    private final AtomicLong beaten = new AtomicLong();
    private final AtomicLong troubles = new AtomicLong();
    private final Outbox outbox;
    private final Duration pause;
    private final List<Worker> workers = new ArrayList<>();
    private Optional<ScheduledExecutorService> running = Optional.empty();

    Traffic(Outbox outbox, Ledger ledger, Scale scale) {
        this.outbox = outbox;
        this.pause = scale.pause();
        for (int i = 0; i < WRITERS; i++) {
            workers.add(new Worker(new Writer(ledger, scale.random())::transact));
        }
        for (int i = 0; i < RACERS; i++) {
            workers.add(new Worker(new Racer(ledger, scale.random(), beaten)::transact));
        }
    }

    /** Does nothing if they are at work. */
    void start() {
        if (running.isPresent()) {
            return;
        }
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(workers.size());
        workers.forEach(
                worker -> executor.scheduleWithFixedDelay(worker::turn, 0, pause.toMillis(), TimeUnit.MILLISECONDS));
        running = Optional.of(executor);
    }

    /** Returns when the last transaction has ended. */
    void stop() {
        running.ifPresent(executor -> {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(2, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("a transaction does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        running = Optional.empty();
    }

    /** @return races lost on one aggregate so far */
    long beaten() {
        return beaten.get();
    }

    /** @return transactions that failed so far */
    long troubles() {
        return troubles.get();
    }

    @Override
    public void close() {
        stop();
    }

    private interface Transaction {
        void run(Connection connection) throws SQLException;
    }

    private final class Worker {
        private final Transaction transaction;
        private Optional<Connection> connection = Optional.empty();

        Worker(Transaction transaction) {
            this.transaction = transaction;
        }

        void turn() {
            try {
                if (connection.isEmpty()) {
                    connection = Optional.of(outbox.begin());
                }
                transaction.run(connection.get());
            } catch (SQLException e) {
                troubles.incrementAndGet();
                drop();
            }
        }

        private void drop() {
            try {
                if (connection.isPresent()) {
                    connection.get().close();
                }
            } catch (SQLException e) {
                troubles.incrementAndGet();
            }
            connection = Optional.empty();
        }
    }
}
