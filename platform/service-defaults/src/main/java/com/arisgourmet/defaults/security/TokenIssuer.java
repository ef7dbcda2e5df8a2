package com.arisgourmet.defaults.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the tokens of one issuer: ES256 alone, type {@code at+jwt} (RFC 9068), its issuer name, our audience, not expired,
 * signed by one of its published keys. Key references inside a token ({@code jku}, {@code x5u}, {@code jwk}) are ignored.
 * Keys are cached five minutes and refetched for an unknown {@code kid} at most every 30 s, so nobody can flood the issuer;
 * keys once seen serve for up to four hours while the issuer is away. Keys that cannot be had are a {@link
 * RemoteKeySourceException}; whatever else is wrong is the token's fault.
 */
public final class TokenIssuer {
    public static final String AUDIENCE = "arisgourmet";
    public static final String AUTH = "aris-auth";
    public static final String TABLE = "aris-table";
    public static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /** For how long a verifier may trust a key it fetched, if it cannot fetch them anew. */
    public static final Duration LONGEST_TRUST = Duration.ofHours(4);

    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 50 * 1024;

    private final String name;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public TokenIssuer(String name, JWKSource<SecurityContext> keys) {
        this.name = name;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWSKeySelector(selector(keys));
        processor.setJWSVerifierFactory(Ecdsa.verifiers());
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE,
                new JWTClaimsSet.Builder().issuer(name).build(),
                Set.of("sub", "exp", "iat", "jti", "rid", "role")));
    }

    /** An issuer whose keys are fetched from an address. */
    public static TokenIssuer remote(String name, String jwksAddress) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_KEY_SET);
            return new TokenIssuer(
                    name,
                    tellingWhenAway(
                            JWKSourceBuilder.create(URI.create(jwksAddress).toURL(), retriever)
                                    .retrying(true)
                                    .outageTolerant(LONGEST_TRUST.toMillis())
                                    .build()));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jwksAddress, e);
        }
    }

    /**
     * Tells keys that cannot be had, which is the issuer's trouble, from a key that is not among them, which is the token's.
     * Both look alike to the library once it has asked often enough.
     */
    private static JWKSource<SecurityContext> tellingWhenAway(JWKSource<SecurityContext> source) {
        return (wanted, context) -> {
            try {
                return source.get(wanted, context);
            } catch (RateLimitReachedException askedEnough) {
                return wanted.select(new JWKSet(known(source, context)));
            } catch (JWKSetUnavailableException away) {
                throw new RemoteKeySourceException(away.getMessage(), away);
            }
        };
    }

    private static List<JWK> known(JWKSource<SecurityContext> source, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return source.get(ANY_KEY, context);
        } catch (RateLimitReachedException | JWKSetUnavailableException none) {
            throw new RemoteKeySourceException("no keys were fetched yet", none);
        }
    }

    /** Which of the keys may have signed a token: one of the algorithm, type and id in its header, meant for signing. */
    static JWSKeySelector<SecurityContext> selector(JWKSource<SecurityContext> keys) {
        return new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, (wanted, context) -> keys.get(wanted, context).stream()
                        .filter(TokenIssuer::mayVerify)
                        .toList());
    }

    /** What a key is said to be for (RFC 7517, section 4.3), which the library leaves to us. */
    private static boolean mayVerify(JWK key) {
        return key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    }

    String name() {
        return name;
    }

    boolean signsGuests() {
        return name.equals(TABLE);
    }

    JWTClaimsSet process(SignedJWT token) throws BadJOSEException, JOSEException {
        return processor.process(token, null);
    }
}
