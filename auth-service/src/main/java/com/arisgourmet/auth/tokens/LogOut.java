package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.tokens.domain.RefreshToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a refresh token's family, whether or not the token is spent; an unknown one is nobody's. */
@Component
class LogOut {
    private final TokenFamilies families;

    LogOut(TokenFamilies families) {
        this.families = families;
    }

    Mono<Void> run(RefreshToken token) {
        return families.of(token).flatMap(family -> families.revoke(family.sid()));
    }
}
