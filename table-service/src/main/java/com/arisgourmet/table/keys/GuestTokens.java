package com.arisgourmet.table.keys;

import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.keys.SigningKeys;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues guest tokens: bound to one table session, without any permission, four hours at most. */
@Component
public class GuestTokens {
    static final Duration LIFE = Duration.ofHours(4);

    private final SigningKeys keys;
    private final Clock clock;

    GuestTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token response (RFC 6749, section 5.1); {@code expires_in} in seconds. */
    public record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** @return a token for a guest nobody knows yet. To be called after commit, not inside the transaction. */
    public Mono<Token> issue(TableSessionState session) {
        Instant now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                        .issuer(TokenIssuer.TABLE)
                        .audience(TokenIssuer.AUDIENCE)
                        .subject(UUID.randomUUID().toString())
                        .claim("rid", session.restaurantId().toString())
                        .claim("role", "guest")
                        .claim("perms", List.of())
                        .claim("tsid", session.id().toString())
                        .claim("tableId", session.tableId().toString())
                        .jwtID(Ids.next().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build())
                .map(token -> new Token(token, "Bearer", LIFE.toSeconds()));
    }
}
