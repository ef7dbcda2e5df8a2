package com.arisgourmet.table.requests;

import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.TableSessionState.ServiceRequest;
import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.table.sessions.ChangeSession;
import com.arisgourmet.table.sessions.SessionProblems;
import com.arisgourmet.table.sessions.domain.SessionDecision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Calling the waiter and asking for the bill. */
@Tag(name = "requests")
@RestController
@RequestMapping("/api/v1/table-sessions/{id}/service-requests")
class ServiceRequestController {
    private final ChangeSession change;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;

    ServiceRequestController(ChangeSession change, Idempotency idempotency, JsonMapper json, Clock clock) {
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    record NewRequest(
            @NotNull @Pattern(regexp = "waiter|bill", message = "waiter or bill")
            String kind) {}

    @Operation(
            operationId = "raiseServiceRequest",
            summary = "Call the waiter or ask for the bill",
            description = "While the same is asked for already, that request is the answer.")
    @ApiResponse(
            responseCode = "201",
            description = "Raised",
            content = @Content(schema = @Schema(implementation = ServiceRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Was raised",
            content = @Content(schema = @Schema(implementation = ServiceRequest.class)))
    @Requires(value = Permission.SESSION_MANAGE, guest = true)
    @PostMapping
    Mono<ResponseEntity<String>> raise(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NewRequest wish) {
        if (caller instanceof Caller.Guest guest && !guest.tableSessionId().equals(id)) {
            return Mono.error(SessionProblems.noSession());
        }
        IdempotencyKey once = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), "POST service-requests", key, id + " " + wish.kind());
        return idempotency
                .execute(once, () -> raise(caller.restaurantId(), id, wish.kind()))
                .map(StoredResponse::toEntity);
    }

    @Operation(
            operationId = "resolveServiceRequest",
            summary = "Mark a service request as done; doing it again changes nothing")
    @Requires({Permission.SESSION_MANAGE, Permission.ORDER_SERVE})
    @PostMapping("/{requestId}/resolve")
    Mono<ServiceRequest> resolve(Caller.Staff caller, @PathVariable UUID id, @PathVariable UUID requestId) {
        return change.run(
                        caller.restaurantId(),
                        id,
                        EventType.SERVICE_REQUEST_RESOLVED,
                        session -> session.resolve(requestId, now()))
                .switchIfEmpty(Mono.error(SessionProblems::noSession))
                .map(SessionProblems::granted)
                .map(session -> Objects.requireNonNull(session.request(requestId)));
    }

    private Mono<StoredResponse> raise(UUID restaurantId, UUID sessionId, String kind) {
        return change.run(
                        restaurantId,
                        sessionId,
                        EventType.SERVICE_REQUEST_RAISED,
                        session -> session.raise(Ids.next(), kind, now()))
                .switchIfEmpty(Mono.error(SessionProblems::noSession))
                .map(decision -> stored(decision, kind));
    }

    private StoredResponse stored(SessionDecision decision, String kind) {
        ServiceRequest request =
                Objects.requireNonNull(SessionProblems.granted(decision).openRequest(kind));
        boolean isNew = decision instanceof SessionDecision.Changed;
        return new StoredResponse(isNew ? 201 : 200, null, null, json.writeValueAsString(request), false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
