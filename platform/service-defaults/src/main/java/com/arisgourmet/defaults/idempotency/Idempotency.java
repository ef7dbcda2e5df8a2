package com.arisgourmet.defaults.idempotency;

import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Runs a command at most once for a key. The key's row is inserted first and the answer stored with it, both in the
 * transaction of the command: a command that was rolled back leaves no key behind, and a repetition that arrives meanwhile
 * waits for the row lock (one second, the connection's {@code innodb_lock_wait_timeout}) instead of running too.
 */
public final class Idempotency {
    private static final String WHERE =
            " where restaurant_id=:restaurant and subject=:subject and route=:route and idempotency_key=:key";

    private final DatabaseClient database;
    private final Transactions transactions;

    public Idempotency(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * @param command runs in a transaction; its rejection is its error, and stores nothing
     * @return the command's answer, or the first one's with {@code replayed}
     */
    public Mono<StoredResponse> execute(IdempotencyKey key, Supplier<Mono<StoredResponse>> command) {
        return transactions
                .run(() -> claim(key).then(Mono.defer(command)).flatMap(answer -> store(key, answer)))
                .onErrorResume(DuplicateKeyException.class, taken -> replay(key, taken));
    }

    private Mono<Long> claim(IdempotencyKey key) {
        return bind(
                        database.sql("insert into idempotency"
                                + " (restaurant_id, subject, route, idempotency_key, request_hash, created_at, status, body)"
                                + " values (:restaurant, :subject, :route, :key, :hash, utc_timestamp(6), 0, '')"),
                        key)
                .bind("hash", key.requestHash())
                .fetch()
                .rowsUpdated()
                .onErrorMap(
                        Transactions::isLockConflict,
                        busy -> new ProblemException(
                                ProblemType.REQUEST_IN_PROGRESS, "The first request with this key has not ended yet."));
    }

    private Mono<StoredResponse> store(IdempotencyKey key, StoredResponse answer) {
        GenericExecuteSpec update = bind(
                        database.sql("update idempotency set status=:status, location=:location, etag=:etag, body=:body"
                                + WHERE),
                        key)
                .bind("status", answer.status())
                .bind("body", answer.body());
        update = answer.location() == null
                ? update.bindNull("location", String.class)
                : update.bind("location", answer.location());
        update = answer.etag() == null ? update.bindNull("etag", String.class) : update.bind("etag", answer.etag());
        return update.fetch().rowsUpdated().thenReturn(answer);
    }

    /** A duplicate key of another table is the command's own failure: then no row of this key is found. */
    private Mono<StoredResponse> replay(IdempotencyKey key, DuplicateKeyException taken) {
        return bind(database.sql("select request_hash, status, location, etag, body from idempotency" + WHERE), key)
                .map(row -> {
                    Columns columns = new Columns(row);
                    if (!Arrays.equals(row.get("request_hash", byte[].class), key.requestHash())) {
                        throw new ProblemException(
                                ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new key for a request with another body.");
                    }
                    return new StoredResponse(
                            columns.integer("status"),
                            columns.textOrNull("location"),
                            columns.textOrNull("etag"),
                            columns.text("body"),
                            true);
                })
                .one()
                .switchIfEmpty(Mono.error(taken));
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, IdempotencyKey key) {
        return statement
                .bind("restaurant", Ids.bytes(key.restaurantId()))
                .bind("subject", key.subject())
                .bind("route", key.route())
                .bind("key", key.key());
    }
}
