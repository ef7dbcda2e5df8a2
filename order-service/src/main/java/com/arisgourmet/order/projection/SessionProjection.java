package com.arisgourmet.order.projection;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** This service's own copy of the table sessions, kept up by table-session events. */
@Component
public class SessionProjection {
    private final DatabaseClient database;
    private final VersionedRows rows;

    SessionProjection(DatabaseClient database, VersionedRows rows) {
        this.database = database;
        this.rows = rows;
    }

    Mono<Void> apply(CloudEvent<?> event) {
        if (!(event.data() instanceof TableSessionState session)) {
            return Mono.empty();
        }
        return rows.upsert(
                "table_sessions",
                "session_id",
                session.id(),
                event,
                Map.of(
                        "table_id", Ids.bytes(session.tableId()),
                        "table_code", session.tableCode(),
                        "status", session.status()));
    }

    /** @return the session, or empty if the restaurant has none of that id or its event has not arrived */
    public Mono<KnownSession> find(UUID restaurantId, UUID sessionId) {
        return database.sql("select table_id, table_code, status from table_sessions"
                        + " where restaurant_id = :restaurant and session_id = :session")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("session", Ids.bytes(sessionId))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new KnownSession(
                            sessionId, columns.uuid("table_id"), columns.text("table_code"), columns.text("status"));
                })
                .one();
    }

    public record KnownSession(UUID id, UUID tableId, String tableCode, String status) {
        /** Whether orders may still be added to it. */
        public boolean takesOrders() {
            return status.equals("open") || status.equals("idle");
        }
    }
}
