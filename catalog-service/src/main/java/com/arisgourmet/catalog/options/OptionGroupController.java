package com.arisgourmet.catalog.options;

import com.arisgourmet.catalog.editing.Creations;
import com.arisgourmet.catalog.editing.Resource;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(OptionGroupController.PATH)
@Tag(name = "Option groups", description = "Questions asked about products")
class OptionGroupController {
    static final String PATH = "/api/v1/option-groups";

    private final OptionGroups groups;
    private final EditOptionGroups edit;
    private final Creations creations;

    OptionGroupController(OptionGroups groups, EditOptionGroups edit, Creations creations) {
        this.groups = groups;
        this.edit = edit;
        this.creations = creations;
    }

    @GetMapping
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "listOptionGroups", summary = "The restaurant's option groups")
    Mono<Page<OptionGroupState>> list(
            @Parameter(hidden = true) Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        return groups.pageOf(caller.restaurantId(), page.startsAfter(), page.rows())
                .map(rows -> page.page(rows.stream().map(OptionGroup::state).toList(), OptionGroupState::id));
    }

    @GetMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "getOptionGroup", summary = "One option group")
    Mono<ResponseEntity<OptionGroupState>> get(@Parameter(hidden = true) Caller.Staff caller, @PathVariable UUID id) {
        return groups.find(caller.restaurantId(), id)
                .map(found -> Resource.tagged(found.state(), found.state().version()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("option group")));
    }

    @PostMapping
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "createOptionGroup", summary = "Adds an option group")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OptionGroupState.class)))
    Mono<ResponseEntity<String>> create(
            @Parameter(hidden = true) Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody OptionGroupInput input) {
        return creations.create(
                caller,
                PATH,
                key,
                input,
                OptionGroupState::id,
                () -> edit.create(caller.restaurantId(), Resource.currency(caller), input));
    }

    @PutMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "replaceOptionGroup", summary = "Edits an option group")
    Mono<ResponseEntity<OptionGroupState>> replace(
            @Parameter(hidden = true) Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OptionGroupInput input) {
        return edit.replace(caller.restaurantId(), id, ifMatch, Resource.currency(caller), input)
                .map(state -> Resource.tagged(state, state.version()));
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "deleteOptionGroup", summary = "Deletes an option group no product asks")
    @ApiResponse(responseCode = "204", description = "It is gone")
    Mono<ResponseEntity<Void>> delete(
            @Parameter(hidden = true) Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return edit.delete(caller.restaurantId(), id, ifMatch)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
