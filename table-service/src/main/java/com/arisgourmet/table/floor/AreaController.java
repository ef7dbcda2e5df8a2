package com.arisgourmet.table.floor;

import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import com.arisgourmet.table.floor.TableRequests.AreaBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "floor")
@RestController
@RequestMapping("/api/v1/areas")
class AreaController {
    private final Areas areas;
    private final ChangeAreas change;
    private final Idempotency idempotency;
    private final JsonMapper json;

    AreaController(Areas areas, ChangeAreas change, Idempotency idempotency, JsonMapper json) {
        this.areas = areas;
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
    }

    @Operation(operationId = "listAreas", summary = "The restaurant's areas")
    @Requires({Permission.TABLE_READ, Permission.FLOOR_READ, Permission.TABLE_WRITE})
    @GetMapping
    Mono<Page<Area>> list(
            Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return areas.page(caller.restaurantId(), PageQuery.of(limit, cursor));
    }

    @Operation(operationId = "getArea", summary = "One area")
    @ApiResponse(responseCode = "200")
    @Requires({Permission.TABLE_READ, Permission.FLOOR_READ, Permission.TABLE_WRITE})
    @GetMapping("/{id}")
    Mono<ResponseEntity<Area>> get(Caller.Staff caller, @PathVariable UUID id) {
        return areas.find(caller.restaurantId(), id)
                .switchIfEmpty(Mono.error(FloorProblems::noArea))
                .map(AreaController::answer);
    }

    @Operation(operationId = "createArea", summary = "Add an area")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = Area.class)))
    @Requires(Permission.TABLE_WRITE)
    @PostMapping
    Mono<ResponseEntity<String>> create(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AreaBody body) {
        IdempotencyKey once = IdempotencyKey.of(
                caller.restaurantId(), caller.subject(), "POST /api/v1/areas", key, json.writeValueAsString(body));
        return idempotency
                .execute(once, () -> change.add(caller.restaurantId(), body)
                        .map(area -> StoredResponse.created(
                                "/api/v1/areas/" + area.id(), ETags.of(area.version()), json.writeValueAsString(area))))
                .map(StoredResponse::toEntity);
    }

    @Operation(operationId = "updateArea", summary = "Rename or move an area; its tables follow")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.TABLE_WRITE)
    @PutMapping("/{id}")
    Mono<ResponseEntity<Area>> update(
            Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AreaBody body) {
        return change.edit(caller.restaurantId(), id, ifMatch, body).map(AreaController::answer);
    }

    @Operation(operationId = "deleteArea", summary = "Remove an area without tables")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Requires(Permission.TABLE_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    Mono<Void> delete(
            Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change.remove(caller.restaurantId(), id, ifMatch);
    }

    private static ResponseEntity<Area> answer(Area area) {
        return ResponseEntity.ok().eTag(ETags.of(area.version())).body(area);
    }
}
