package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import com.arisgourmet.table.sessions.domain.TableSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "sessions")
@RestController
class SessionController {
    private final TableSessions sessions;
    private final OpenSession open;
    private final ChangeSession change;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;

    SessionController(
            TableSessions sessions,
            OpenSession open,
            ChangeSession change,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock) {
        this.sessions = sessions;
        this.open = open;
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @Operation(operationId = "openTableSession", summary = "Open a table's session, or get the one that is open")
    @ApiResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = TableSessionState.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Was open",
            content = @Content(schema = @Schema(implementation = TableSessionState.class)))
    @Requires(Permission.SESSION_MANAGE)
    @PostMapping("/api/v1/tables/{tableId}/sessions")
    Mono<ResponseEntity<String>> open(
            Caller.Staff caller,
            @PathVariable UUID tableId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        IdempotencyKey once = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), "POST /api/v1/tables/sessions", key, tableId.toString());
        return idempotency
                .execute(once, () -> open.run(caller.restaurantId(), tableId, caller.subject())
                        .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table")))
                        .map(this::stored))
                .map(StoredResponse::toEntity);
    }

    @Operation(operationId = "listTableSessions", summary = "The restaurant's table sessions")
    @Requires({Permission.FLOOR_READ, Permission.SESSION_MANAGE})
    @GetMapping("/api/v1/table-sessions")
    Mono<Page<TableSessionState>> list(
            Caller.Staff caller,
            @RequestParam(defaultValue = "open") String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        boolean isOpen =
                switch (status) {
                    case "open" -> true;
                    case "closed" -> false;
                    default -> throw ProblemException.invalid("status", "unknown", "Either open or closed.");
                };
        return sessions.page(caller.restaurantId(), isOpen, PageQuery.of(limit, cursor));
    }

    @Operation(operationId = "getTableSession", summary = "A table session; guests see their own while it is open")
    @ApiResponse(responseCode = "200")
    @Requires(
            value = {Permission.FLOOR_READ, Permission.SESSION_MANAGE},
            guest = true)
    @GetMapping("/api/v1/table-sessions/{id}")
    Mono<ResponseEntity<TableSessionState>> get(Caller caller, @PathVariable UUID id) {
        return sessions.find(caller.restaurantId(), id)
                .filter(session -> isOfCaller(caller, id))
                .switchIfEmpty(Mono.error(SessionProblems::noSession))
                .doOnNext(session -> requireOpenForGuests(caller, session))
                .map(SessionController::answer);
    }

    @Operation(operationId = "closeTableSession", summary = "Close a table session; closing it again changes nothing")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.SESSION_MANAGE)
    @PostMapping("/api/v1/table-sessions/{id}/close")
    Mono<ResponseEntity<TableSessionState>> close(Caller.Staff caller, @PathVariable UUID id) {
        return change.run(
                        caller.restaurantId(),
                        id,
                        EventType.TABLE_SESSION_CLOSED,
                        session -> session.close(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .switchIfEmpty(Mono.error(SessionProblems::noSession))
                .map(SessionProblems::granted)
                .map(SessionController::answer);
    }

    /** A guest's own session only; somebody else's is like one that does not exist. */
    private static boolean isOfCaller(Caller caller, UUID sessionId) {
        return !(caller instanceof Caller.Guest guest) || guest.tableSessionId().equals(sessionId);
    }

    private static void requireOpenForGuests(Caller caller, TableSession session) {
        if (caller instanceof Caller.Guest && session.isClosed()) {
            throw SessionProblems.guestOfClosedSession();
        }
    }

    private StoredResponse stored(OpenSession.Opened opened) {
        TableSessionState session = opened.session();
        return new StoredResponse(
                opened.isNew() ? 201 : 200,
                "/api/v1/table-sessions/" + session.id(),
                ETags.of(session.version()),
                json.writeValueAsString(session),
                false);
    }

    private static ResponseEntity<TableSessionState> answer(TableSession session) {
        return ResponseEntity.ok().eTag(ETags.of(session.state().version())).body(session.state());
    }
}
