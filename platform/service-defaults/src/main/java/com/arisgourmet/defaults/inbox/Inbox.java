package com.arisgourmet.defaults.inbox;

import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes handling an event effectively once: the effect and the note that it was handled commit together, so a second
 * delivery finds the note and does nothing.
 */
public final class Inbox {
    private final DatabaseClient database;
    private final Transactions transactions;

    public Inbox(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * @param consumer name of the consumer, stable over releases
     * @return completes when the effect is committed, or at once if it was before
     */
    public Mono<Void> once(String consumer, UUID eventId, Supplier<Mono<Void>> effect) {
        return transactions
                .run(() -> note(consumer, eventId)
                        .flatMap(isNew -> isNew ? effect.get().thenReturn(true) : Mono.just(false)))
                .then();
    }

    private Mono<Boolean> note(String consumer, UUID eventId) {
        return database.sql(
                        "insert ignore into inbox (consumer, event_id, handled_at) values (:consumer, :event, utc_timestamp(6))")
                .bind("consumer", consumer)
                .bind("event", Ids.bytes(eventId))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
