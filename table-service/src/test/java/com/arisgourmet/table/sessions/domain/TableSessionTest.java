package com.arisgourmet.table.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.TableState;
import com.arisgourmet.table.sessions.domain.SessionDecision.AsBefore;
import com.arisgourmet.table.sessions.domain.SessionDecision.Changed;
import com.arisgourmet.table.sessions.domain.SessionDecision.NoSuchRequest;
import com.arisgourmet.table.sessions.domain.SessionDecision.RefusedAsClosed;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TableSessionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
    private static final UUID REQUEST = new UUID(0, 9);
    private static final TableState TABLE =
            new TableState(new UUID(0, 1), new UUID(0, 2), null, null, "M1", 4, 0, 0, 1);

    private final TableSession open = TableSession.opened(new UUID(0, 3), TABLE, TableSession.GUEST, NOW);

    @Test
    void closingCountsTheVersionUpAndIsDoneOnce() {
        TableSession closed = changed(open.close(NOW.plusSeconds(60)));
        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.state().closedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(closed.state().version()).isEqualTo(2);
        assertThat(closed.close(NOW.plusSeconds(90))).isEqualTo(new AsBefore(closed));
    }

    @Test
    void theSameIsAskedForOnceUntilItIsDone() {
        TableSession raised = changed(open.raise(REQUEST, "waiter", NOW));
        assertThat(raised.raise(new UUID(0, 10), "waiter", NOW)).isEqualTo(new AsBefore(raised));
        assertThat(raised.raise(new UUID(0, 10), "bill", NOW)).isInstanceOf(Changed.class);
        TableSession resolved = changed(raised.resolve(REQUEST, NOW));
        assertThat(resolved.raise(new UUID(0, 10), "waiter", NOW)).isInstanceOf(Changed.class);
        assertThat(resolved.resolve(REQUEST, NOW)).isEqualTo(new AsBefore(resolved));
    }

    @Test
    void aClosedSessionTakesNoRequest() {
        assertThat(changed(open.close(NOW)).raise(REQUEST, "bill", NOW)).isInstanceOf(RefusedAsClosed.class);
    }

    @Test
    void aRequestThatWasNeverRaisedIsNotResolved() {
        assertThat(open.resolve(REQUEST, NOW)).isInstanceOf(NoSuchRequest.class);
    }

    @Test
    void onlyTheLatestRequestsAreKept() {
        TableSession session = open;
        for (int i = 0; i < 60; i++) {
            UUID id = new UUID(1, i);
            session = changed(changed(session.raise(id, "waiter", NOW)).resolve(id, NOW));
        }
        assertThat(session.state().serviceRequests()).hasSize(50);
        assertThat(session.state().serviceRequests().getLast().id()).isEqualTo(new UUID(1, 59));
    }

    private static TableSession changed(SessionDecision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return ((Changed) decision).session();
    }
}
