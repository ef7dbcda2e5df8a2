package com.arisgourmet.table.floor;

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
import com.arisgourmet.table.floor.TableRequests.NewTables;
import com.arisgourmet.table.floor.TableRequests.TableBody;
import com.arisgourmet.table.floor.domain.TableBatch;
import com.arisgourmet.table.qr.QrLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
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
@RequestMapping("/api/v1/tables")
class TableController {
    private final Tables tables;
    private final ChangeTables change;
    private final QrLinks links;
    private final Idempotency idempotency;
    private final JsonMapper json;

    TableController(Tables tables, ChangeTables change, QrLinks links, Idempotency idempotency, JsonMapper json) {
        this.tables = tables;
        this.change = change;
        this.links = links;
        this.idempotency = idempotency;
        this.json = json;
    }

    @Operation(operationId = "listTables", summary = "The restaurant's tables and whether somebody sits there")
    @Requires({Permission.TABLE_READ, Permission.FLOOR_READ, Permission.TABLE_WRITE})
    @GetMapping
    Mono<Page<TableView>> list(
            Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return tables.page(caller.restaurantId(), PageQuery.of(limit, cursor))
                .map(page -> new Page<>(views(page.items(), caller), page.nextCursor()));
    }

    @Operation(operationId = "getTable", summary = "One table")
    @ApiResponse(responseCode = "200")
    @Requires({Permission.TABLE_READ, Permission.FLOOR_READ, Permission.TABLE_WRITE})
    @GetMapping("/{id}")
    Mono<ResponseEntity<TableView>> get(Caller.Staff caller, @PathVariable UUID id) {
        return tables.find(caller.restaurantId(), id)
                .switchIfEmpty(Mono.error(FloorProblems::noTable))
                .map(table -> answer(table, caller));
    }

    @Operation(operationId = "createTable", summary = "Add a table, with a QR code of its own")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = TableView.class)))
    @Requires(Permission.TABLE_WRITE)
    @PostMapping
    Mono<ResponseEntity<String>> create(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody TableBody body) {
        return idempotency
                .execute(once(caller, "POST /api/v1/tables", key, body), () -> change.add(caller.restaurantId(), body)
                        .map(table -> StoredResponse.created(
                                "/api/v1/tables/" + table.state().id(),
                                ETags.of(table.state().version()),
                                json.writeValueAsString(TableView.of(table, links, caller)))))
                .map(StoredResponse::toEntity);
    }

    @Operation(
            operationId = "createTables",
            summary = "Add many numbered tables of one area",
            description = "At most 200, all or none. The area is made if there is none of that name.")
    @ApiResponse(
            responseCode = "201",
            description = "All added",
            content = @Content(schema = @Schema(ref = "#/components/schemas/PageTableView")))
    @Requires(Permission.TABLE_WRITE)
    @PostMapping("/batch")
    Mono<ResponseEntity<String>> createBatch(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NewTables body) {
        if (!body.batch().isWithinLimits()) {
            throw ProblemException.invalid("to", "range", "From 1 to " + TableBatch.LARGEST + " tables at once.");
        }
        return idempotency
                .execute(once(caller, "POST /api/v1/tables/batch", key, body), () -> change.addBatch(
                                caller.restaurantId(), body)
                        .map(added -> new StoredResponse(
                                HttpStatus.CREATED.value(),
                                null,
                                null,
                                json.writeValueAsString(new Page<>(views(added, caller), null)),
                                false)))
                .map(StoredResponse::toEntity);
    }

    @Operation(operationId = "updateTable", summary = "Replace a table's code, seats, area and position")
    @ApiResponse(responseCode = "200")
    @Requires(Permission.TABLE_WRITE)
    @PutMapping("/{id}")
    Mono<ResponseEntity<TableView>> update(
            Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TableBody body) {
        return change.edit(caller.restaurantId(), id, ifMatch, body).map(table -> answer(table, caller));
    }

    @Operation(operationId = "deleteTable", summary = "Remove a table nobody sits at")
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

    private IdempotencyKey once(Caller caller, String route, @Nullable String key, Object body) {
        return IdempotencyKey.of(caller.restaurantId(), caller.subject(), route, key, json.writeValueAsString(body));
    }

    private List<TableView> views(List<FloorTable> found, Caller caller) {
        return found.stream().map(table -> TableView.of(table, links, caller)).toList();
    }

    private ResponseEntity<TableView> answer(FloorTable table, Caller caller) {
        return ResponseEntity.ok().eTag(ETags.of(table.state().version())).body(TableView.of(table, links, caller));
    }
}
