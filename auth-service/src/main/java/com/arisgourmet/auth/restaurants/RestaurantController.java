package com.arisgourmet.auth.restaurants;

import com.arisgourmet.auth.throttle.ClientAddress;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.contracts.RestaurantState;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "restaurants")
@RestController
@RequestMapping("/api/v1/restaurants")
class RestaurantController {
    private static final URI CURRENT = URI.create("/api/v1/restaurants/current");

    private final RegisterRestaurant register;
    private final Restaurants restaurants;
    private final Throttle throttle;

    RestaurantController(RegisterRestaurant register, Restaurants restaurants, Throttle throttle) {
        this.register = register;
        this.restaurants = restaurants;
        this.throttle = throttle;
    }

    @Operation(operationId = "registerRestaurant", summary = "Register a restaurant and its owner")
    @ApiResponse(responseCode = "201", description = "Registered, with its default roles")
    @OpenToAnyone(because = "nobody has an account before registering; throttled by address")
    @PostMapping
    Mono<ResponseEntity<RestaurantState>> register(
            @Valid @RequestBody Registration registration, ServerHttpRequest request) {
        return throttle.registration(ClientAddress.of(request))
                .then(Mono.defer(() -> register.run(registration)))
                .map(restaurant -> ResponseEntity.created(CURRENT)
                        .eTag(ETags.of(restaurant.version()))
                        .body(restaurant));
    }

    @Operation(operationId = "getCurrentRestaurant", summary = "The caller's own restaurant")
    @ApiResponse(responseCode = "200")
    @Requires
    @GetMapping("/current")
    Mono<ResponseEntity<RestaurantState>> current(Caller.Staff caller) {
        return restaurants
                .find(caller.restaurantId())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("restaurant")))
                .map(restaurant ->
                        ResponseEntity.ok().eTag(ETags.of(restaurant.version())).body(restaurant));
    }
}
