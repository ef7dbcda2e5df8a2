package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes edits of one restaurant's menu happen one after another: each holds the restaurant's row in {@code menus} until it
 * is committed. So what an edit has read stays true while it decides. An edit with events moves the menu's version and
 * writes them to the outbox; one without leaves no trace.
 */
@Component
public class MenuEdits {
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Transactions transactions;

    MenuEdits(DatabaseClient database, Outbox outbox, Transactions transactions) {
        this.database = database;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** Runs the edit in a transaction of its own. */
    public <T> Mono<T> run(UUID restaurantId, Supplier<Mono<Edit<T>>> edit) {
        return transactions.run(() -> join(restaurantId, edit));
    }

    /** Runs the edit in the caller's transaction. */
    public <T> Mono<T> join(UUID restaurantId, Supplier<Mono<Edit<T>>> edit) {
        return lock(restaurantId).then(Mono.defer(edit)).flatMap(done -> conclude(restaurantId, done));
    }

    private Mono<Long> lock(UUID restaurantId) {
        return database.sql("insert into menus (restaurant_id, version) values (:restaurant, 0)"
                        + " on duplicate key update version = version")
                .bind("restaurant", Ids.bytes(restaurantId))
                .fetch()
                .rowsUpdated();
    }

    private <T> Mono<T> conclude(UUID restaurantId, Edit<T> done) {
        if (done.events().isEmpty()) {
            return Mono.just(done.result());
        }
        return database.sql("update menus set version = version + 1 where restaurant_id = :restaurant")
                .bind("restaurant", Ids.bytes(restaurantId))
                .fetch()
                .rowsUpdated()
                .then(outbox.append(done.events()))
                .thenReturn(done.result());
    }
}
