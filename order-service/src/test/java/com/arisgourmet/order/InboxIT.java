package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.defaults.inbox.Inbox;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox on a real server: what is noted there had its effect, once. */
class InboxIT extends OrderIT {
    @Autowired
    Inbox inbox;

    private final String consumer = "inbox-" + UUID.randomUUID();
    private final List<UUID> events = Stream.generate(Ids::next).limit(5).toList();
    private final Queue<UUID> handled = new ConcurrentLinkedQueue<>();

    @Test
    void eventsAreHandledInTheirOrderAndNotAgain() {
        handle(events);
        handle(events);

        assertThat(handled).containsExactlyElementsOf(events);
        assertThat(notes()).isEqualTo(5);
    }

    @Test
    void ofEventsSomeOfWhichWereHandledBeforeTheOthersAreHandled() {
        handle(List.of(events.get(1), events.get(3)));
        handle(events);

        assertThat(handled).containsExactly(events.get(1), events.get(3), events.get(0), events.get(2), events.get(4));
        assertThat(notes()).isEqualTo(5);
    }

    @Test
    void anEventThatComesTwiceInOneBatchIsHandledOnce() {
        handle(List.of(events.get(0), events.get(1), events.get(0)));

        assertThat(handled).containsExactly(events.get(0), events.get(1));
    }

    @Test
    void whenOneEffectFailsNoneOfTheBatchHasHappened() {
        assertThatThrownBy(() -> once(events, event -> event.equals(events.get(3)) ? fail() : effect(event))
                        .block())
                .hasMessage("made to fail");
        assertThat(notes()).isZero();

        handled.clear();
        handle(events);
        assertThat(handled).containsExactlyElementsOf(events);
    }

    @Test
    void whenInstancesHandleTheSameEventsAtOnceEachEventHasItsEffectOnce() {
        Flux.range(0, 8)
                .flatMap(instance -> once(events, this::note).onErrorComplete(Transactions::isLockConflict))
                .blockLast();
        handle(events);

        assertThat(database.sql("select count(*) from inbox where consumer = :effects")
                        .bind("effects", consumer + "!")
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block())
                .isEqualTo(5);
    }

    private void handle(List<UUID> events) {
        once(events, this::effect).block();
    }

    private Mono<Void> once(List<UUID> events, Function<UUID, Mono<Void>> effect) {
        return inbox.onceEach(consumer, events, Function.identity(), effect);
    }

    private Mono<Void> effect(UUID event) {
        return Mono.fromRunnable(() -> handled.add(event));
    }

    /** An effect that fails if it is had twice. */
    private Mono<Void> note(UUID event) {
        return database.sql(
                        "insert into inbox (consumer, event_id, handled_at) values (:effects, :event, utc_timestamp(6))")
                .bind("effects", consumer + "!")
                .bind("event", Ids.bytes(event))
                .then();
    }

    private static Mono<Void> fail() {
        return Mono.error(new IllegalStateException("made to fail"));
    }

    private long notes() {
        return database.sql("select count(*) from inbox where consumer = :consumer")
                .bind("consumer", consumer)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
