package com.arisgourmet.catalog.exchange;

import com.arisgourmet.catalog.editing.Creations;
import com.arisgourmet.catalog.editing.Resource;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Menu exchange", description = "A whole menu as one document")
class ExchangeController {
    private static final String IMPORT = "/api/v1/menu/import";

    private final DocumentReader reader;
    private final ImportMenu imports;
    private final ExportMenu exports;
    private final Creations creations;

    ExchangeController(DocumentReader reader, ImportMenu imports, ExportMenu exports, Creations creations) {
        this.reader = reader;
        this.imports = imports;
        this.exports = exports;
        this.creations = creations;
    }

    @PostMapping(path = IMPORT, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "importMenu", summary = "Takes a whole menu in, or nothing of it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MenuDocument.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportResult.class)))
    Mono<ResponseEntity<String>> take(
            @Parameter(hidden = true) Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) ServerHttpRequest request) {
        return reader.read(request.getBody())
                .flatMap(document -> creations.run(
                        caller,
                        IMPORT,
                        key,
                        document,
                        () -> imports.take(caller.restaurantId(), Resource.currency(caller), document)));
    }

    @GetMapping("/api/v1/menu/export")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "exportMenu", summary = "The whole menu as the document an import takes")
    Mono<MenuDocument> export(@Parameter(hidden = true) Caller.Staff caller) {
        return exports.of(caller.restaurantId());
    }
}
