package com.arisgourmet.catalog.categories;

import com.arisgourmet.catalog.editing.Creations;
import com.arisgourmet.catalog.editing.Resource;
import com.arisgourmet.contracts.CategoryState;
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
@RequestMapping(CategoryController.PATH)
@Tag(name = "Categories", description = "The sections of a menu")
class CategoryController {
    static final String PATH = "/api/v1/categories";

    private final Categories categories;
    private final EditCategories edit;
    private final Creations creations;

    CategoryController(Categories categories, EditCategories edit, Creations creations) {
        this.categories = categories;
        this.edit = edit;
        this.creations = creations;
    }

    @GetMapping
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "listCategories", summary = "The restaurant's categories")
    Mono<Page<CategoryState>> list(
            @Parameter(hidden = true) Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageQuery page = PageQuery.of(limit, cursor);
        return categories
                .pageOf(caller.restaurantId(), page.startsAfter(), page.rows())
                .map(rows -> page.page(rows.stream().map(Category::state).toList(), CategoryState::id));
    }

    @GetMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "getCategory", summary = "One category")
    Mono<ResponseEntity<CategoryState>> get(@Parameter(hidden = true) Caller.Staff caller, @PathVariable UUID id) {
        return categories
                .find(caller.restaurantId(), id)
                .map(found -> Resource.tagged(found.state(), found.state().version()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("category")));
    }

    @PostMapping
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "createCategory", summary = "Adds a category")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CategoryState.class)))
    Mono<ResponseEntity<String>> create(
            @Parameter(hidden = true) Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CategoryInput input) {
        return creations.create(
                caller, PATH, key, input, CategoryState::id, () -> edit.create(caller.restaurantId(), input));
    }

    @PutMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "replaceCategory", summary = "Edits a category")
    Mono<ResponseEntity<CategoryState>> replace(
            @Parameter(hidden = true) Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CategoryInput input) {
        return edit.replace(caller.restaurantId(), id, ifMatch, input)
                .map(state -> Resource.tagged(state, state.version()));
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.MENU_WRITE)
    @Operation(operationId = "deleteCategory", summary = "Deletes a category without products")
    @ApiResponse(responseCode = "204", description = "It is gone")
    Mono<ResponseEntity<Void>> delete(
            @Parameter(hidden = true) Caller.Staff caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return edit.delete(caller.restaurantId(), id, ifMatch)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
