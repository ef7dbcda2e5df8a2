package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.tokens.domain.Account;
import com.arisgourmet.defaults.keys.SigningKeys;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues staff access tokens. */
@Component
public class AccessTokens {
    public static final Duration LIFE = RevocationLog.TOKEN_LIFE;

    private final SigningKeys keys;
    private final Clock clock;

    AccessTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param sid what the token belongs to: it ends with it */
    public Mono<String> issue(Account account, UUID sid) {
        Instant now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.AUTH)
                .audience(TokenIssuer.AUDIENCE)
                .subject(account.staffId().toString())
                .claim("rid", account.restaurantId().toString())
                .claim("role", account.role())
                .claim("perms", account.permissions())
                .claim("cur", account.currency())
                .claim("sid", sid.toString())
                .claim("ver", account.version())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    }
}
