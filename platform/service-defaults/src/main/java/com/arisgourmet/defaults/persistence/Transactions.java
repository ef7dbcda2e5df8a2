package com.arisgourmet.defaults.persistence;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs a use case in one transaction. A deadlock or a lock that could not be had (MySQL 1213, 1205) rolls back and runs it
 * again, up to three times: the work must therefore have no effect outside the transaction. Work run inside another's
 * transaction becomes part of it, and is run again only as a part of the whole.
 */
public final class Transactions {
    private static final Retry ON_LOCK_CONFLICT = Retry.backoff(3, Duration.ofMillis(20))
            .jitter(0.8)
            .filter(Transactions::isLockConflict)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final TransactionalOperator operator;

    public Transactions(TransactionalOperator operator) {
        this.operator = operator;
    }

    public <T> Mono<T> run(Supplier<Mono<T>> work) {
        return isInTransaction()
                .flatMap(inside -> inside
                        ? work.get()
                        : operator.transactional(Mono.defer(work)).retryWhen(ON_LOCK_CONFLICT));
    }

    /** Whether others were in the way: a deadlock, or a wait that took longer than a second, which the driver calls a timeout. */
    public static boolean isLockConflict(Throwable failure) {
        return failure instanceof ConcurrencyFailureException || failure instanceof QueryTimeoutException;
    }

    private static Mono<Boolean> isInTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorReturn(NoTransactionException.class, false);
    }
}
