package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.contracts.TableSessionState.ServiceRequest;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import com.arisgourmet.table.sessions.domain.TableSession;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table sessions of each restaurant. A table has one open session: the database sees to it. */
@Component
class TableSessions {
    private static final String SELECT = """
            select id, restaurant_id, table_id, table_code, status, opened_at, opened_by, closed_at, service_requests,
              version
            from table_sessions
            """;
    private static final String ONE = SELECT + "where restaurant_id=:restaurant and id=:id";
    private static final TypeReference<List<ServiceRequest>> REQUESTS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    TableSessions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<TableSession> find(UUID restaurantId, UUID id) {
        return one(ONE, restaurantId, id);
    }

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Mono<TableSession> lock(UUID restaurantId, UUID id) {
        return one(ONE + " for update", restaurantId, id);
    }

    Mono<TableSession> openAt(UUID restaurantId, UUID tableId) {
        return one(SELECT + "where restaurant_id=:restaurant and open_table_id=:id", restaurantId, tableId);
    }

    /** @param open whether those that are not closed are asked for, or those that are */
    Mono<Page<TableSessionState>> page(UUID restaurantId, boolean open, PageQuery query) {
        String which = open ? "open_table_id is not null" : "open_table_id is null";
        return database.sql(SELECT + "where restaurant_id=:restaurant and id > :after and " + which
                        + " order by id limit :rows")
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("after", Ids.bytes(query.startsAfter()))
                .bind("rows", query.rows())
                .map(row -> session(row).state())
                .all()
                .collectList()
                .map(found -> query.page(found, TableSessionState::id));
    }

    /** @return sessions open or closed since then, in id order, their rows locked until the transaction ends */
    Mono<List<TableSessionState>> lockPage(@Nullable UUID restaurantId, UUID after, Instant closedSince, int limit) {
        String only = restaurantId == null ? "" : " and restaurant_id=:restaurant";
        GenericExecuteSpec statement = database.sql(
                        SELECT + "where id > :after and (closed_at is null or closed_at > :since)" + only
                                + " order by id limit :limit for update")
                .bind("after", Ids.bytes(after))
                .bind("since", Columns.dateTime(closedSince))
                .bind("limit", limit);
        return (restaurantId == null ? statement : statement.bind("restaurant", Ids.bytes(restaurantId)))
                .map(row -> session(row).state())
                .all()
                .collectList();
    }

    /** Errors with DuplicateKeyException if the table has an open session. */
    Mono<TableSession> insert(TableSession session) {
        TableSessionState state = session.state();
        return database.sql("""
                        insert into table_sessions
                          (id, restaurant_id, table_id, table_code, open_table_id, status, opened_at, opened_by,
                           service_requests, version)
                        values (:id, :restaurant, :table, :code, :table, :status, :opened, :by, '[]', :version)""")
                .bind("id", Ids.bytes(state.id()))
                .bind("restaurant", Ids.bytes(state.restaurantId()))
                .bind("table", Ids.bytes(state.tableId()))
                .bind("code", state.tableCode())
                .bind("status", state.status())
                .bind("opened", Columns.dateTime(state.openedAt()))
                .bind("by", state.openedBy())
                .bind("version", state.version())
                .fetch()
                .rowsUpdated()
                .thenReturn(session);
    }

    /** Writes what may change; the row is locked by the caller's transaction. */
    Mono<TableSession> update(TableSession session) {
        TableSessionState state = session.state();
        GenericExecuteSpec statement = database.sql("""
                        update table_sessions set status=:status, closed_at=:closed, service_requests=:requests,
                          open_table_id=:open, version=:version
                        where restaurant_id=:restaurant and id=:id""")
                .bind("status", state.status())
                .bind("requests", json.writeValueAsString(state.serviceRequests()))
                .bind("version", state.version())
                .bind("restaurant", Ids.bytes(state.restaurantId()))
                .bind("id", Ids.bytes(state.id()));
        Instant closedAt = state.closedAt();
        statement = closedAt == null
                ? statement.bindNull("closed", LocalDateTime.class).bind("open", Ids.bytes(state.tableId()))
                : statement.bind("closed", Columns.dateTime(closedAt)).bindNull("open", byte[].class);
        return statement.fetch().rowsUpdated().thenReturn(session);
    }

    private Mono<TableSession> one(String sql, UUID restaurantId, UUID id) {
        return database.sql(sql)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("id", Ids.bytes(id))
                .map(this::session)
                .one();
    }

    private TableSession session(Readable row) {
        Columns columns = new Columns(row);
        return new TableSession(new TableSessionState(
                columns.uuid("id"),
                columns.uuid("restaurant_id"),
                columns.uuid("table_id"),
                columns.text("table_code"),
                columns.text("status"),
                columns.instant("opened_at"),
                columns.text("opened_by"),
                columns.instantOrNull("closed_at"),
                json.readValue(columns.text("service_requests"), REQUESTS),
                columns.number("version")));
    }
}
