package com.arisgourmet.defaults.security;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Turns a token into a {@link Caller}, or refuses it. Two issuers sign: auth-service for staff, table-service for guests. A
 * key of one is never accepted for the other's role. Every refusal looks the same to the client.
 */
public final class TokenVerifier {
    private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);

    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final Map<String, TokenIssuer> issuers;
    private final Revocations revocations;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(TRUSTED_FOR)
            .build();

    private record Verified(Caller caller, Instant expiry) {}

    public TokenVerifier(List<TokenIssuer> issuers, Revocations revocations) {
        this.revocations = revocations;
        this.issuers = issuers.stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(TokenIssuer::name, issuer -> issuer));
    }

    /**
     * Verifies away from the event loop, since a key that is not cached is fetched; a token that was good less than a minute
     * ago is not verified again until it expires. Whether it was revoked is looked up each time. Errors with a 401 or 503
     * problem.
     */
    public Mono<Caller> verify(String token) {
        return Mono.defer(() -> {
                    Verified known = verified.getIfPresent(token);
                    return known != null && Instant.now().isBefore(known.expiry())
                            ? Mono.just(known.caller())
                            : Mono.fromCallable(() -> remember(token)).subscribeOn(Schedulers.boundedElastic());
                })
                .filter(caller -> !revocations.include(caller))
                .switchIfEmpty(Mono.error(TokenVerifier::unauthorized));
    }

    private Caller remember(String token) throws ParseException {
        Caller caller = verified(token);
        verified.put(token, new Verified(caller, expiryOf(token).toInstant()));
        return caller;
    }

    /** @return when the token ends; only for a token that was verified before */
    public static Date expiryOf(String verifiedToken) throws ParseException {
        return SignedJWT.parse(verifiedToken).getJWTClaimsSet().getExpirationTime();
    }

    /** @return the id of the key that signed it; null if it is none of ours. Only for a token that was verified before. */
    static @Nullable UUID kidOf(String verifiedToken) {
        try {
            String kid = SignedJWT.parse(verifiedToken).getHeader().getKeyID();
            return kid == null ? null : UUID.fromString(kid);
        } catch (ParseException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    static ProblemException unauthorized() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "Sign in again, or scan the table's code again.");
    }

    private Caller verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String claimed = jwt.getJWTClaimsSet().getIssuer();
            TokenIssuer issuer = claimed == null ? null : issuers.get(claimed);
            if (issuer == null) {
                throw unauthorized();
            }
            return caller(issuer.process(jwt), issuer, token);
        } catch (RemoteKeySourceException unreachable) {
            log.warn("public keys cannot be fetched: {}", unreachable.getMessage());
            throw ProblemException.unavailable("Tokens cannot be checked at the moment.", AWAY);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException refused) {
            log.debug("token refused: {}", refused.getMessage());
            throw unauthorized();
        }
    }

    private static Caller caller(JWTClaimsSet claims, TokenIssuer issuer, String token) throws ParseException {
        UUID restaurant = id(claims.getStringClaim("rid"));
        String role = claims.getStringClaim("role");
        if (role == null || issuer.signsGuests() != role.equals("guest")) {
            throw unauthorized();
        }
        if (issuer.signsGuests()) {
            return new Caller.Guest(
                    restaurant,
                    id(claims.getSubject()),
                    id(claims.getStringClaim("tsid")),
                    id(claims.getStringClaim("tableId")),
                    claims.getStringClaim("tableCode"),
                    token);
        }
        List<String> permissions = claims.getStringListClaim("perms");
        String sid = claims.getStringClaim("sid");
        Long version = claims.getLongClaim("ver");
        return new Caller.Staff(
                restaurant,
                id(claims.getSubject()),
                role,
                permissions == null ? Set.of() : Set.copyOf(permissions),
                claims.getStringClaim("cur"),
                sid == null ? null : UUID.fromString(sid),
                version == null ? 0 : version,
                token);
    }

    private static UUID id(@Nullable String claim) {
        if (claim == null) {
            throw unauthorized();
        }
        return UUID.fromString(claim);
    }
}
