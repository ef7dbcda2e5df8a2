package com.arisgourmet.catalog.menu;

import com.arisgourmet.catalog.restaurants.Restaurant;
import com.arisgourmet.catalog.restaurants.Restaurants;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.OpenToAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The menu as sold now. Its entity tag is made of all that the answer depends on: the menu's version, the language, and how
 * many sold-out products came back by themselves.
 */
@RestController
@Tag(name = "Menu", description = "The menu as guests read it")
class MenuController {
    private final Restaurants restaurants;
    private final Menus menus;
    private final Clock clock;

    MenuController(Restaurants restaurants, Menus menus, Clock clock) {
        this.restaurants = restaurants;
        this.menus = menus;
        this.clock = clock;
    }

    @GetMapping("/api/v1/menu")
    @OpenToAnyone(because = "a menu hangs at the door")
    @Operation(
            operationId = "getMenu",
            summary = "A restaurant's menu; without a name, that of the caller's restaurant")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MenuView.class)))
    @ApiResponse(responseCode = "304", description = "The client has it already", content = @Content)
    Mono<ResponseEntity<MenuView>> menu(
            @Parameter(hidden = true) @Nullable Caller caller,
            @RequestParam(name = "restaurant", required = false) @Nullable String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage,
            ServerWebExchange exchange) {
        return restaurant(slug, caller).flatMap(restaurant -> menus.of(restaurant.id())
                .map(menu -> answer(exchange, restaurant, menu, Language.of(acceptLanguage, restaurant.locale()))));
    }

    private Mono<Restaurant> restaurant(@Nullable String slug, @Nullable Caller caller) {
        if (slug != null) {
            return restaurants.bySlug(slug).switchIfEmpty(Mono.error(() -> ProblemException.notFound("restaurant")));
        }
        if (caller == null) {
            return Mono.error(() -> ProblemException.invalid("restaurant", "required", "Whose menu?"));
        }
        return restaurants
                .byId(caller.restaurantId())
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "The restaurant is not known here yet; try again in a moment.")));
    }

    private ResponseEntity<MenuView> answer(
            ServerWebExchange exchange, Restaurant restaurant, MenuContent menu, String language) {
        Instant now = clock.instant();
        String tag = "\"%d-%s-%d\"".formatted(menu.version(), language, menu.returned(now));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noCache());
        headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION));
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language);
        if (exchange.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        return ResponseEntity.ok().eTag(tag).body(new Translator(language, now).view(restaurant, menu));
    }
}
