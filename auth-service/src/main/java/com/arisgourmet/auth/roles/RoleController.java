package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.roles.domain.RoleDecision;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "staff")
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {
    private final Roles roles;
    private final AddRole add;
    private final ChangeRole change;
    private final RemoveRole remove;
    private final Idempotency idempotency;
    private final JsonMapper json;

    RoleController(
            Roles roles, AddRole add, ChangeRole change, RemoveRole remove, Idempotency idempotency, JsonMapper json) {
        this.roles = roles;
        this.add = add;
        this.change = change;
        this.remove = remove;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** @param permissions all that the role is to include */
    record Permissions(@NotNull @Size(max = 100) List<@NotNull @Size(max = 40) String> permissions) {}

    /** @param name stays for ever */
    record NewRole(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "lower-case letters, digits and hyphens")
            String name,

            @NotNull @Size(max = 100) List<@NotNull @Size(max = 40) String> permissions) {

        String fingerprint() {
            return name + "\n" + String.join(" ", permissions);
        }
    }

    @Operation(operationId = "listRoles", summary = "The restaurant's roles and what each may do")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping
    Mono<Page<Role>> list(Caller.Staff caller) {
        return roles.all(caller.restaurantId()).map(all -> new Page<>(all, null));
    }

    @Operation(operationId = "getRole", summary = "One role")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping("/{name}")
    Mono<ResponseEntity<Role>> get(Caller.Staff caller, @PathVariable String name) {
        return roles.find(caller.restaurantId(), name)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("role")))
                .map(RoleController::answer);
    }

    @Operation(operationId = "addRole", summary = "Add a role; it includes nothing that you may not do yourself")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = Role.class)))
    @Requires(Permission.STAFF_MANAGE)
    @PostMapping
    Mono<ResponseEntity<String>> add(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NewRole wish) {
        IdempotencyKey once = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), "POST /api/v1/roles", key, wish.fingerprint());
        return idempotency
                .execute(once, () -> add.run(caller, wish.name(), wish.permissions())
                        .map(RoleController::granted)
                        .map(this::created)
                        .onErrorMap(DuplicateKeyException.class, taken -> nameTaken()))
                .map(StoredResponse::toEntity);
    }

    @Operation(
            operationId = "updateRole",
            summary = "Change what a role may do",
            description =
                    "Within a second nobody who has it can use a token of before; a refresh gets one that is true."
                            + " The owner's role stays as it is.")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.STAFF_MANAGE)
    @PutMapping("/{name}")
    Mono<ResponseEntity<Role>> update(
            Caller.Staff caller,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Permissions wish) {
        return change.run(caller, name, ifMatch, wish.permissions())
                .map(RoleController::granted)
                .map(RoleController::answer);
    }

    @Operation(operationId = "removeRole", summary = "Remove a role that nobody has")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Requires(Permission.STAFF_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{name}")
    Mono<Void> remove(
            Caller.Staff caller,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return remove.run(caller, name, ifMatch)
                .map(RoleController::granted)
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        held -> new ProblemException(ProblemType.CONFLICT, "Somebody has this role."))
                .then();
    }

    private StoredResponse created(Role role) {
        return StoredResponse.created(
                "/api/v1/roles/" + role.name(), ETags.of(role.version()), json.writeValueAsString(role));
    }

    private static ResponseEntity<Role> answer(Role role) {
        return ResponseEntity.ok().eTag(ETags.of(role.version())).body(role);
    }

    private static Role granted(RoleDecision decision) {
        return switch (decision) {
            case RoleDecision.Granted granted -> granted.role();
            case RoleDecision.Refused refused ->
                throw ProblemException.unprocessable(refused.field(), refused.code(), refused.reason());
            case RoleDecision.OwnerStays stays ->
                throw new ProblemException(ProblemType.CONFLICT, "The owner's role keeps every permission.");
        };
    }

    private static ProblemException nameTaken() {
        String message = "The restaurant has a role of this name.";
        return new ProblemException(ProblemType.CONFLICT, message, List.of(new FieldError("name", "taken", message)));
    }
}
