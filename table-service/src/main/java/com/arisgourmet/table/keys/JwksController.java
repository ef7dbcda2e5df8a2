package com.arisgourmet.table.keys;

import com.arisgourmet.defaults.keys.SigningKeys;
import com.arisgourmet.defaults.security.OpenToAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "keys")
@RestController
class JwksController {
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @Operation(operationId = "getGuestKeys", summary = "Public keys of guest tokens, as a JWK set (RFC 7517)")
    @OpenToAnyone(because = "public keys are for everybody")
    @GetMapping(path = "/.well-known/guest-jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> keys() {
        return keys.publicKeySet()
                .map(set -> ResponseEntity.ok().cacheControl(FIVE_MINUTES).body(set));
    }
}
