package com.arisgourmet.defaults.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What one of our services shows another: a JWT of the type {@code svc+jwt}, good for a minute and for the service it names
 * as its audience alone. HS256 under a key of that audience's, derived from {@code ARIS_SERVICE_SECRET}. It opens what is
 * {@link ForServices} and nothing else, and no user's token opens that.
 */
public final class ServiceTokens {
    public static final String AUTH = "auth-service";
    public static final String CATALOG = "catalog-service";
    public static final String TABLE = "table-service";

    static final Duration LIFE = Duration.ofMinutes(1);
    /** By how much clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(ServiceTokens.class);
    private static final JOSEObjectType TYPE = new JOSEObjectType("svc+jwt");

    private final InstallationSecret secret;
    private final String self;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** @param self name of this service: issuer of what it shows, audience of what it accepts */
    public ServiceTokens(InstallationSecret secret, String self, Clock clock) {
        this.secret = secret;
        this.self = self;
        this.clock = clock;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(keyOf(self))));
        processor.setJWTClaimsSetVerifier(claimsVerifier());
    }

    /** @return for calls of another service, each with a token of its own */
    public WebClient client(String audience, String url) {
        return WebClient.builder()
                .baseUrl(url)
                .filter((request, next) -> next.exchange(ClientRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(issue(audience)))
                        .build()))
                .build();
    }

    /** @param audience name of the service that is called */
    String issue(String audience) {
        Instant now = clock.instant();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(),
                new JWTClaimsSet.Builder()
                        .issuer(self)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            token.sign(new MACSigner(keyOf(audience)));
        } catch (JOSEException e) {
            throw new IllegalStateException("a derived key is long enough for HS256", e);
        }
        return token.serialize();
    }

    /** @return name of the service that shows this token; nothing unless it is good, and for this service */
    Optional<String> callerOf(String token) {
        try {
            return Optional.of(processor.process(SignedJWT.parse(token), null).getIssuer());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException refused) {
            log.debug("service token refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    private byte[] keyOf(String audience) {
        return secret.derived("service tokens for " + audience);
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier() {
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(self, null, Set.of("iss", "aud", "iat", "exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }
}
