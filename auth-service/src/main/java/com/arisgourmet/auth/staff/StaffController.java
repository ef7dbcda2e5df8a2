package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.staff.domain.StaffChange;
import com.arisgourmet.auth.staff.domain.StaffDecision;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.problem.FieldError;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "staff")
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {
    private final StaffMembers staff;
    private final InviteStaff invite;
    private final ChangeStaff change;
    private final Idempotency idempotency;
    private final JsonMapper json;

    StaffController(
            StaffMembers staff, InviteStaff invite, ChangeStaff change, Idempotency idempotency, JsonMapper json) {
        this.staff = staff;
        this.invite = invite;
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** Fields that are absent stay as they are. */
    record StaffPatch(
            @Nullable @Size(max = 120) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank")
            String name,

            @Nullable @Size(min = 1, max = 40) String role,
            @Nullable Boolean active) {}

    @Operation(operationId = "listStaff", summary = "The restaurant's staff, deactivated members included")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping
    Mono<Page<StaffView>> list(
            Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return staff.page(caller.restaurantId(), PageQuery.of(limit, cursor))
                .map(page -> new Page<>(page.items().stream().map(StaffView::of).toList(), page.nextCursor()));
    }

    @Operation(operationId = "getStaffMember", summary = "One member of staff")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping("/{id}")
    Mono<ResponseEntity<StaffView>> get(Caller.Staff caller, @PathVariable UUID id) {
        return staff.find(caller.restaurantId(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("member of staff")))
                .map(StaffController::answer);
    }

    @Operation(
            operationId = "inviteStaffMember",
            summary = "Add somebody, who is mailed an invitation to choose a password",
            description = "Whoever has not accepted can be invited again; the invitation of before is void then.")
    @ApiResponse(
            responseCode = "201",
            description = "Invited",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @Requires(Permission.STAFF_MANAGE)
    @PostMapping("/invitations")
    Mono<ResponseEntity<String>> invite(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody Invitation wish) {
        IdempotencyKey once = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), "POST /api/v1/staff/invitations", key, wish.fingerprint());
        return idempotency
                .execute(once, () -> invite.run(caller, wish)
                        .map(StaffController::granted)
                        .map(this::created)
                        .onErrorMap(DuplicateKeyException.class, taken -> emailTaken()))
                .map(StoredResponse::toEntity);
    }

    @Operation(
            operationId = "createStaffMember",
            summary = "The same as an invitation: nobody else chooses somebody's password")
    @ApiResponse(
            responseCode = "201",
            description = "Invited",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @Requires(Permission.STAFF_MANAGE)
    @PostMapping
    Mono<ResponseEntity<String>> create(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody Invitation wish) {
        return invite(caller, key, wish);
    }

    @Operation(operationId = "updateStaffMember", summary = "Change name, role or whether somebody is active")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.STAFF_MANAGE)
    @PatchMapping("/{id}")
    Mono<ResponseEntity<StaffView>> update(
            Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StaffPatch patch) {
        return change.run(caller, id, ifMatch, new StaffChange(patch.name(), patch.role(), patch.active()))
                .map(StaffController::granted)
                .map(StaffController::answer);
    }

    @Operation(operationId = "deactivateStaffMember", summary = "Deactivate somebody: signs them out everywhere")
    @ApiResponse(responseCode = "204", description = "Deactivated")
    @Requires(Permission.STAFF_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    Mono<Void> deactivate(
            Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change.run(caller, id, ifMatch, StaffChange.DEACTIVATION)
                .map(StaffController::granted)
                .then();
    }

    private StoredResponse created(StaffMember member) {
        return StoredResponse.created(
                "/api/v1/staff/" + member.id(),
                ETags.of(member.version()),
                json.writeValueAsString(StaffView.of(member)));
    }

    private static ResponseEntity<StaffView> answer(StaffMember member) {
        return ResponseEntity.ok().eTag(ETags.of(member.version())).body(StaffView.of(member));
    }

    private static StaffMember granted(StaffDecision decision) {
        return switch (decision) {
            case StaffDecision.Granted granted -> granted.member();
            case StaffDecision.RoleRefused refused ->
                throw ProblemException.unprocessable("role", refused.code(), refused.reason());
            case StaffDecision.OwnerStays stays ->
                throw new ProblemException(ProblemType.CONFLICT, "The owner keeps the role and stays active.");
        };
    }

    private static ProblemException emailTaken() {
        String message = "Somebody of the restaurant has this address.";
        return new ProblemException(ProblemType.CONFLICT, message, List.of(new FieldError("email", "taken", message)));
    }
}
