package com.arisgourmet.catalog.availability;

import com.arisgourmet.catalog.editing.Resource;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Products")
class AvailabilityController {
    private final ChangeAvailability availability;

    AvailabilityController(ChangeAvailability availability) {
        this.availability = availability;
    }

    @PutMapping("/api/v1/products/{id}/availability")
    @Requires(Permission.MENU_AVAILABILITY)
    @Operation(operationId = "changeAvailability", summary = "Says whether a product can be had, and how many are left")
    Mono<ResponseEntity<ProductState>> change(
            @Parameter(hidden = true) Caller.Staff caller,
            @PathVariable UUID id,
            @Valid @RequestBody AvailabilityInput input) {
        return availability
                .change(caller.restaurantId(), id, input)
                .map(state -> Resource.tagged(state, state.version()));
    }
}
