package com.arisgourmet.testsupport.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What services show one another, made here from the installation's secret as ADR 26 says it. */
public final class TestServiceTokens {
    private static final JOSEObjectType SERVICE_TOKEN = new JOSEObjectType("svc+jwt");
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final String OTHER = "another-service";
    private static final TestServiceTokens OF_THIS_RUN = new TestServiceTokens(random());

    private final byte[] secret;

    private TestServiceTokens(byte[] secret) {
        this.secret = secret;
    }

    /** @return for services that were given {@link #secret()} */
    public static TestServiceTokens ofThisRun() {
        return OF_THIS_RUN;
    }

    /** @param secret base64, as a running service was given it */
    public static TestServiceTokens of(String secret) {
        return new TestServiceTokens(Base64.getDecoder().decode(secret));
    }

    /** @return for {@code aris.service-secret} */
    public String secret() {
        return Base64.getEncoder().encodeToString(secret);
    }

    public String good(String caller, String audience) {
        return sign(SERVICE_TOKEN, claims(caller, audience).build(), key(secret, audience));
    }

    /** @return tokens that would open the service if they were good, by what is wrong with them; none of a user's */
    public Map<String, String> invalid(String audience) {
        JWTClaimsSet good = claims(OTHER, audience).build();
        JWTClaimsSet elsewhere = claims(OTHER, "elsewhere").build();
        byte[] key = key(secret, audience);
        Map<String, String> invalid = new LinkedHashMap<>();
        invalid.put(
                "expired",
                sign(
                        SERVICE_TOKEN,
                        claims(OTHER, audience).expirationTime(ago(31)).build(),
                        key));
        invalid.put(
                "without an end",
                sign(SERVICE_TOKEN, claims(OTHER, audience).expirationTime(null).build(), key));
        invalid.put(
                "without a name",
                sign(SERVICE_TOKEN, claims(OTHER, audience).issuer(null).build(), key));
        invalid.put("for another service", sign(SERVICE_TOKEN, elsewhere, key(secret, "elsewhere")));
        invalid.put("another service's key", sign(SERVICE_TOKEN, good, key(secret, "elsewhere")));
        invalid.put("another service's name", sign(SERVICE_TOKEN, elsewhere, key));
        invalid.put("forged", sign(SERVICE_TOKEN, good, key(random(), audience)));
        invalid.put("by the secret itself", sign(SERVICE_TOKEN, good, secret));
        invalid.put("called a user's", sign(ACCESS_TOKEN, good, key));
        invalid.put("of no kind", sign(JOSEObjectType.JWT, good, key));
        invalid.put("alg none", new PlainJWT(good).serialize());
        invalid.put("no token", "nonsense");
        return invalid;
    }

    /** @return what a thief of the key might show instead of a user's token */
    public Map<String, String> pretendingToBeUsers(String audience, UUID restaurant, String... permissions) {
        byte[] key = key(secret, audience);
        JWTClaimsSet staff = claims("aris-auth", audience)
                .audience(List.of("arisgourmet", audience))
                .subject(UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .claim("rid", restaurant.toString())
                .claim("role", "owner")
                .claim("perms", List.of(permissions))
                .build();
        Map<String, String> pretending = new LinkedHashMap<>();
        pretending.put("a service's token", good(OTHER, audience));
        pretending.put("a service's token with a user's claims", sign(SERVICE_TOKEN, staff, key));
        pretending.put("a user's token signed as a service's", sign(ACCESS_TOKEN, staff, key));
        return pretending;
    }

    private static JWTClaimsSet.Builder claims(String caller, String audience) {
        return new JWTClaimsSet.Builder()
                .issuer(caller)
                .audience(audience)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(1))));
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static String sign(JOSEObjectType type, JWTClaimsSet claims, byte[] key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(byte[] secret, String audience) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(("service tokens for " + audience).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
