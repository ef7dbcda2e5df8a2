package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.revocations.RevocationLog;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs a member of staff out: refresh tokens, access tokens and sockets. */
@Component
public class EndSessions {
    private final TokenFamilies families;
    private final RevocationLog revocations;

    EndSessions(TokenFamilies families, RevocationLog revocations) {
        this.families = families;
        this.revocations = revocations;
    }

    /**
     * Within the caller's transaction, which has the member's row locked so that nobody signs in meanwhile.
     *
     * @param except the sign-in that goes on; null: none
     */
    public Mono<Void> of(UUID restaurantId, UUID staffId, @Nullable UUID except) {
        return families.living(restaurantId, staffId)
                .filter(sid -> !sid.equals(except))
                .collectList()
                .flatMapIterable(sids -> sids)
                .concatMap(sid -> families.revoke(sid).then(revocations.endSession(restaurantId, sid)))
                .then();
    }
}
