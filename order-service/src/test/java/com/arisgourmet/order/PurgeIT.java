package com.arisgourmet.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.OrderState;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.retention.Purge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows that have done their work go when they are old, and not before. */
class PurgeIT extends OrderIT {
    @Autowired
    Purge purge;

    @Autowired
    MeterRegistry meters;

    private final String consumer = "purge-" + UUID.randomUUID();

    @Test
    void notesOfHandledEventsGoWhenOlderThanTheirRetentionInAsManyStepsAsItTakes() {
        note(1201, "7 day");
        note(3, "167 hour");
        double before = purged("inbox");

        purge.run().block();

        assertThat(notes()).isEqualTo(3);
        assertThat(purged("inbox") - before).isEqualTo(1201);
    }

    @Test
    void aCommandIsAnsweredAgainUntilItsKeyIsOlderThanTheRetentionAndIsNewThen() {
        OrderState first = placedWithTheKey();

        age("47 hour");
        purge.run().block();
        assertThat(placedWithTheKey().id()).isEqualTo(first.id());

        age("2 hour");
        purge.run().block();
        assertThat(placedWithTheKey().id()).isNotEqualTo(first.id());
    }

    private OrderState placedWithTheKey() {
        return post("/api/v1/orders", guest, order(bandeja(1)), "kept")
                .expectStatus()
                .isCreated()
                .expectBody(OrderState.class)
                .returnResult()
                .getResponseBody();
    }

    private void age(String by) {
        change("update idempotency set created_at = created_at - interval " + by + " where idempotency_key = 'kept'");
    }

    private void note(int events, String age) {
        change("insert into inbox (consumer, event_id, handled_at) values "
                + Stream.generate(Ids::next)
                        .limit(events)
                        .map(id -> "('%s', x'%s', utc_timestamp(6) - interval %s)"
                                .formatted(consumer, id.toString().replace("-", ""), age))
                        .collect(Collectors.joining(",")));
    }

    private long notes() {
        return database.sql("select count(*) from inbox where consumer = :consumer")
                .bind("consumer", consumer)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    private double purged(String table) {
        return meters.get("aris.purged.rows").tag("table", table).counter().count();
    }

    private void change(String sql) {
        database.sql(sql).fetch().rowsUpdated().block();
    }
}
