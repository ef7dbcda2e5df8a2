package com.arisgourmet.auth.audit;

import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.defaults.persistence.Columns;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.tracing.CurrentSpan;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The table {@code audit}: who did what, to whom, when and from where. It is written in the transaction of what it
 * tells, and never changed: this service's account may only add to it and read it.
 */
@Component
public class AuditLog {
    private static final String COLUMNS =
            "insert into audit (id, restaurant_id, at, event, actor, subject, detail, address, user_agent, request_id) ";

    private static final UUID INSTALLATION = new UUID(0, 0);

    private final DatabaseClient database;

    AuditLog(DatabaseClient database) {
        this.database = database;
    }

    /** Writes within the caller's transaction. */
    public Mono<Void> add(AuditRecord entry) {
        return Mono.deferContextual(context -> {
            GenericExecuteSpec statement = withOrigin(COLUMNS + """
                    values (:id, :restaurant, utc_timestamp(6), :event, :actor, :subject, :detail, :address, :agent,
                      :request)""", entry.event(), context);
            statement = orNull(statement, "actor", bytes(entry.actor()), byte[].class);
            statement = orNull(statement, "subject", bytes(entry.subject()), byte[].class);
            statement = orNull(statement, "detail", entry.detail(), String.class);
            return statement
                    .bind("restaurant", Ids.bytes(entry.restaurantId()))
                    .fetch()
                    .rowsUpdated()
                    .then();
        });
    }

    /** Of what concerns no restaurant but all of them: it stands under the nil UUID, where no restaurant reads it. */
    public Mono<Void> addOfInstallation(AuditEvent event, String detail) {
        return add(new AuditRecord(INSTALLATION, event, null, null, detail));
    }

    /**
     * Of somebody who says they are that member of that restaurant, and may be anybody. What a restaurant that does not
     * exist is told has no log to stand in.
     */
    public Mono<Void> addClaim(AuditEvent event, String slug, String email) {
        return Mono.deferContextual(context -> withOrigin(COLUMNS + """
                                select :id, r.id, utc_timestamp(6), :event, null,
                                  (select s.id from staff s where s.restaurant_id = r.id and s.email = :email),
                                  null, :address, :agent, :request
                                from restaurants r where r.slug = :slug""", event, context)
                .bind("slug", slug)
                .bind("email", email)
                .fetch()
                .rowsUpdated()
                .then());
    }

    /** @return the newest first */
    Mono<Page<AuditEntry>> page(UUID restaurantId, AuditFilter filter, PageQuery query) {
        GenericExecuteSpec statement = database.sql("""
                select id, at, event, actor, subject, detail, address, user_agent, request_id from audit
                where restaurant_id = :restaurant and id < :before%s order by id desc limit :rows""".formatted(filter.conditions()));
        return filter.bind(statement)
                .bind("restaurant", Ids.bytes(restaurantId))
                .bind("before", Ids.bytes(query.endsBefore()))
                .bind("rows", query.rows())
                .map(AuditLog::entry)
                .all()
                .collectList()
                .map(found -> query.page(found, AuditEntry::id));
    }

    private GenericExecuteSpec withOrigin(String sql, AuditEvent event, ContextView context) {
        Origin origin = Origin.in(context);
        GenericExecuteSpec statement =
                database.sql(sql).bind("id", Ids.bytes(Ids.next())).bind("event", event.text());
        statement = orNull(statement, "address", origin.address(), String.class);
        statement = orNull(statement, "agent", origin.userAgent(), String.class);
        return orNull(statement, "request", CurrentSpan.traceId(context), String.class);
    }

    private static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    private static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }

    private static AuditEntry entry(Readable row) {
        Columns columns = new Columns(row);
        return new AuditEntry(
                columns.uuid("id"),
                columns.instant("at"),
                columns.text("event"),
                columns.uuidOrNull("actor"),
                columns.uuidOrNull("subject"),
                columns.textOrNull("detail"),
                columns.textOrNull("address"),
                columns.textOrNull("user_agent"),
                columns.textOrNull("request_id"));
    }
}
