package com.arisgourmet.catalog.editing;

import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** Lets several queries see the database as it was at the first of them. */
@Component
public class Snapshots {
    private final TransactionalOperator operator;

    Snapshots(ReactiveTransactionManager transactions) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        this.operator = TransactionalOperator.create(transactions, definition);
    }

    public <T> Mono<T> of(Mono<T> queries) {
        return operator.transactional(queries);
    }
}
