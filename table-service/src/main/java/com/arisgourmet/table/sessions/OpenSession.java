package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.table.floor.FloorTable;
import com.arisgourmet.table.floor.Tables;
import com.arisgourmet.table.sessions.domain.TableSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Opens a table's session, or joins the one that is open. Who opens holds the table's row lock, so of two who come at once
 * the second finds the first one's session and joins it. Empty if there is no such table.
 */
@Component
class OpenSession {
    private final Tables tables;
    private final TableSessions sessions;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    OpenSession(Tables tables, TableSessions sessions, Outbox outbox, Transactions transactions, Clock clock) {
        this.tables = tables;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param isNew whether it was opened just now */
    record Opened(TableSessionState session, boolean isNew) {}

    Mono<Opened> run(UUID restaurantId, UUID tableId, String openedBy) {
        Mono<Opened> joined = sessionOf(restaurantId, tableId);
        return joined.switchIfEmpty(Mono.defer(() -> transactions.run(() -> tables.lock(restaurantId, tableId)
                .flatMap(table -> joined.switchIfEmpty(Mono.defer(() -> open(table, openedBy)))))));
    }

    private Mono<Opened> sessionOf(UUID restaurantId, UUID tableId) {
        return sessions.openAt(restaurantId, tableId).map(session -> new Opened(session.state(), false));
    }

    private Mono<Opened> open(FloorTable table, String openedBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.insert(TableSession.opened(Ids.next(), table.state(), openedBy, now))
                .map(TableSession::state)
                .flatMap(it -> outbox.append(new OutboxEvent(
                                EventType.TABLE_SESSION_OPENED, it.restaurantId(), it.id(), it.version(), it))
                        .thenReturn(new Opened(it, true)));
    }
}
