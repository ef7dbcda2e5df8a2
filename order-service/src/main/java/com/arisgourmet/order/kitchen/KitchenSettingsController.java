package com.arisgourmet.order.kitchen;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "kitchen")
@RestController
@RequestMapping("/api/v1/kitchen/settings")
class KitchenSettingsController {
    private final KitchenSettingsRows settings;
    private final ChangeKitchenSettings change;
    private final Duration standard;

    KitchenSettingsController(
            KitchenSettingsRows settings,
            ChangeKitchenSettings change,
            @Value("${aris.kitchen.confirm-within}") Duration standard) {
        this.settings = settings;
        this.change = change;
        this.standard = standard;
    }

    /**
     * @param confirmWithinSeconds how long a ticket may wait for a screen of the kitchen before it is told unconfirmed; absent
     *     or null: as the installation says
     */
    record Wish(
            @Min(KitchenSettings.SHORTEST_SECONDS) @Max(KitchenSettings.LONGEST_SECONDS) @Nullable
            Integer confirmWithinSeconds) {}

    /**
     * @param confirmWithinSeconds what counts
     * @param chosen whether that is the restaurant's own choice
     */
    record Answer(long confirmWithinSeconds, boolean chosen, long version) {}

    @GetMapping
    @Requires({Permission.RESTAURANT_MANAGE, Permission.FLOOR_READ, Permission.KITCHEN_READ})
    @Operation(operationId = "getKitchenSettings", summary = "How long the kitchen may take to confirm a ticket")
    Mono<ResponseEntity<Answer>> get(Caller.Staff caller) {
        return settings.find(caller.restaurantId()).map(this::answer);
    }

    @PutMapping
    @Requires(Permission.RESTAURANT_MANAGE)
    @Operation(
            operationId = "changeKitchenSettings",
            summary = "Change how long the kitchen may take to confirm a ticket",
            description = "Counts at once, for tickets that already wait as well.")
    Mono<ResponseEntity<Answer>> change(
            Caller.Staff caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Wish wish) {
        return change.run(caller.restaurantId(), ifMatch, wish.confirmWithinSeconds())
                .map(this::answer);
    }

    private ResponseEntity<Answer> answer(KitchenSettings now) {
        Integer seconds = now.confirmWithinSeconds();
        return ResponseEntity.ok()
                .eTag(ETags.of(now.version()))
                .body(new Answer(seconds == null ? standard.toSeconds() : seconds, seconds != null, now.version()));
    }
}
