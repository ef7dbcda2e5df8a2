package com.arisgourmet.table.sessions.domain;

import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.contracts.TableSessionState.ServiceRequest;
import com.arisgourmet.contracts.TableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stay of one party at a table, and the only place where it changes. Every change counts the version up by one; of the
 * service requests, the latest {@value #REQUESTS_KEPT} are kept.
 */
public record TableSession(TableSessionState state) {
    public static final String GUEST = "guest";

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final int REQUESTS_KEPT = 50;

    /** @param openedBy {@link #GUEST} or the staff member's id */
    public static TableSession opened(UUID id, TableState table, String openedBy, Instant now) {
        return new TableSession(new TableSessionState(
                id, table.restaurantId(), table.id(), table.code(), OPEN, now, openedBy, null, List.of(), 1));
    }

    public boolean isClosed() {
        return state.status().equals(CLOSED);
    }

    public SessionDecision close(Instant now) {
        return isClosed()
                ? new SessionDecision.AsBefore(this)
                : new SessionDecision.Changed(with(CLOSED, now, state.serviceRequests()));
    }

    /** Asking again for what is still asked for changes nothing. */
    public SessionDecision raise(UUID requestId, String kind, Instant now) {
        if (isClosed()) {
            return new SessionDecision.RefusedAsClosed();
        }
        if (openRequest(kind) != null) {
            return new SessionDecision.AsBefore(this);
        }
        List<ServiceRequest> requests = new ArrayList<>(state.serviceRequests());
        requests.add(new ServiceRequest(requestId, kind, now, null));
        int surplus = Math.max(0, requests.size() - REQUESTS_KEPT);
        return new SessionDecision.Changed(
                with(state.status(), state.closedAt(), requests.subList(surplus, requests.size())));
    }

    public SessionDecision resolve(UUID requestId, Instant now) {
        ServiceRequest request = request(requestId);
        if (request == null) {
            return new SessionDecision.NoSuchRequest();
        }
        if (request.resolvedAt() != null) {
            return new SessionDecision.AsBefore(this);
        }
        List<ServiceRequest> requests = state.serviceRequests().stream()
                .map(it -> it.id().equals(requestId) ? new ServiceRequest(it.id(), it.kind(), it.raisedAt(), now) : it)
                .toList();
        return new SessionDecision.Changed(with(state.status(), state.closedAt(), requests));
    }

    /** @return the unresolved request of that kind */
    public @Nullable ServiceRequest openRequest(String kind) {
        return state.serviceRequests().stream()
                .filter(it -> it.kind().equals(kind) && it.resolvedAt() == null)
                .findFirst()
                .orElse(null);
    }

    public @Nullable ServiceRequest request(UUID id) {
        return state.serviceRequests().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private TableSession with(String status, @Nullable Instant closedAt, List<ServiceRequest> requests) {
        return new TableSession(new TableSessionState(
                state.id(),
                state.restaurantId(),
                state.tableId(),
                state.tableCode(),
                status,
                state.openedAt(),
                state.openedBy(),
                closedAt,
                List.copyOf(requests),
                state.version() + 1));
    }
}
