package com.arisgourmet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.testsupport.history.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No fault at all, only what makes a reader that goes by ids lose events. */
class TransactionsIT {
    private static final int HELD = 5;

    private final Rig rig = Rig.running();
    private final Random random = rig.scale.random();

    /** An open transaction and what it wrote. */
    private record Open(Connection connection, List<Event> events) {}

    @Test
    void transactionsHeldOpenForSecondsWhileLaterOnesCommitLoseNothing() {
        rig.under("transactions held open while later ones commit", () -> {
            List<Open> open = new ArrayList<>();
            for (int i = 0; i < HELD; i++) {
                open.add(begun());
            }
            rig.pass(Duration.ofSeconds(3));
            rig.flow(1_000);
            assertThat(rig.reader.seenIds()).doesNotContainAnyElementsOf(ids(open));
            open.removeLast().connection().rollback();
            for (Open one : open.reversed()) {
                rig.ledger.commit(one.connection(), one.events());
                one.connection().close();
                rig.flow(50);
            }
        });
    }

    @Test
    void racesForTheNextVersionOfAnAggregateLeaveItsEventsInOrder() {
        rig.under("transactions racing on the same aggregates", () -> {
            long beaten = rig.traffic.beaten();
            rig.flow(1_000);
            rig.soon().until(() -> rig.traffic.beaten() >= beaten + 20);
        });
    }

    private Open begun() throws SQLException {
        Connection connection = rig.outbox.begin();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            UUID aggregate = Writer.id(random);
            events.add(Writer.event(random, aggregate, 1, 0));
            events.add(Writer.event(random, aggregate, 1, 1));
        }
        Outbox.insert(connection, events);
        return new Open(connection, events);
    }

    private static List<UUID> ids(List<Open> open) {
        return open.stream()
                .flatMap(one -> one.events().stream())
                .map(Event::id)
                .toList();
    }
}
