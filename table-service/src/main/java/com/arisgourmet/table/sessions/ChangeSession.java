package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.outbox.Outbox;
import com.arisgourmet.defaults.outbox.OutboxEvent;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.table.sessions.domain.SessionDecision;
import com.arisgourmet.table.sessions.domain.TableSession;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes a session under its row lock and writes the event with it. Empty if there is no such session. */
@Component
public class ChangeSession {
    private final TableSessions sessions;
    private final Outbox outbox;
    private final Transactions transactions;

    ChangeSession(TableSessions sessions, Outbox outbox, Transactions transactions) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * @param event what a change is told as
     * @param change decides by the session as it is now
     */
    public Mono<SessionDecision> run(
            UUID restaurantId, UUID id, EventType event, Function<TableSession, SessionDecision> change) {
        return transactions.run(() -> sessions.lock(restaurantId, id)
                .map(change)
                .flatMap(decision -> decision instanceof SessionDecision.Changed changed
                        ? write(changed.session(), event).thenReturn(decision)
                        : Mono.just(decision)));
    }

    private Mono<Void> write(TableSession session, EventType event) {
        TableSessionState state = session.state();
        return sessions.update(session)
                .then(outbox.append(new OutboxEvent(event, state.restaurantId(), state.id(), state.version(), state)));
    }
}
