package com.arisgourmet.defaults.inbox;

import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
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
     * Handles events one after the other, in one transaction: all of them are handled, or none. A commit is what costs most, so
     * many small effects are cheap together.
     *
     * @param consumer name of the consumer, stable over releases
     * @param events in the order they are to be handled
     * @param effect of an event that was not handled before
     * @return completes when the effects of all events are committed, by this call or by earlier ones
     */
    public <E> Mono<Void> onceEach(
            String consumer, List<E> events, Function<E, UUID> id, Function<E, Mono<Void>> effect) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return transactions
                .run(() -> note(consumer, events, id)
                        .flatMap(unhandled ->
                                Flux.fromIterable(unhandled).concatMap(effect).then(Mono.just(unhandled.size()))))
                .then();
    }

    /** All by one statement. Where that fails, since some of them are noted (MySQL undoes it, and it alone), each by its own. */
    private <E> Mono<List<E>> note(String consumer, List<E> events, Function<E, UUID> id) {
        return insert("insert into", consumer, events.stream().map(id).toList())
                .thenReturn(events)
                .onErrorResume(DuplicateKeyException.class, some -> Flux.fromIterable(events)
                        .filterWhen(event -> insert("insert ignore into", consumer, List.of(id.apply(event)))
                                .map(rows -> rows > 0))
                        .collectList());
    }

    private Mono<Long> insert(String insert, String consumer, List<UUID> events) {
        String rows = IntStream.range(0, events.size())
                .mapToObj("(:consumer, :event%d, utc_timestamp(6))"::formatted)
                .collect(Collectors.joining(", "));
        var statement = database.sql(insert + " inbox (consumer, event_id, handled_at) values " + rows)
                .bind("consumer", consumer);
        for (int i = 0; i < events.size(); i++) {
            statement = statement.bind("event" + i, Ids.bytes(events.get(i)));
        }
        return statement.fetch().rowsUpdated();
    }
}
