package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which screens of the restaurant's kitchen are connected. */
@RestController
final class PresenceController {
    private final Presence presence;

    PresenceController(Presence presence) {
        this.presence = presence;
    }

    /** @param kitchenScreens the longest connected first */
    record Present(List<KitchenScreen> kitchenScreens) {}

    @GetMapping("/api/v1/presence")
    @Requires(Permission.FLOOR_READ)
    Mono<ResponseEntity<Present>> present(Caller caller) {
        return presence.of(caller.restaurantId())
                .map(screens ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Present(screens)));
    }
}
