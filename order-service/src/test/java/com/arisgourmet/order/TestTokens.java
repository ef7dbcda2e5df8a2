package com.arisgourmet.order;

import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Signs tokens as auth-service and table-service do, with keys made for this run. */
final class TestTokens {
    private static final ECKey AUTH = key();
    private static final ECKey TABLE = key();
    private static final ECKey STRANGER = key();

    private TestTokens() {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        TokenVerifier tokenVerifier() {
            return new TokenVerifier(List.of(
                    new TokenIssuer(TokenIssuer.AUTH, new ImmutableJWKSet<>(new JWKSet(AUTH.toPublicJWK()))),
                    new TokenIssuer(TokenIssuer.TABLE, new ImmutableJWKSet<>(new JWKSet(TABLE.toPublicJWK())))));
        }
    }

    static String staff(UUID restaurantId, String... permissions) {
        return sign(staffClaims(restaurantId, permissions).build(), AUTH, TokenIssuer.ACCESS_TOKEN);
    }

    static String guest(UUID restaurantId, UUID sessionId, UUID tableId) {
        return sign(guestClaims(restaurantId, sessionId, tableId).build(), TABLE, TokenIssuer.ACCESS_TOKEN);
    }

    /** Expired, forged, of another audience, of the wrong kind, unsigned, a guest's by the wrong key, and no token at all. */
    static List<String> invalid(UUID restaurantId) {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        JWTClaimsSet good = staffClaims(restaurantId, "order:read").build();
        UUID id = UUID.randomUUID();
        return List.of(
                sign(
                        staffClaims(restaurantId, "order:read")
                                .expirationTime(past)
                                .build(),
                        AUTH,
                        TokenIssuer.ACCESS_TOKEN),
                sign(good, STRANGER, TokenIssuer.ACCESS_TOKEN),
                sign(
                        staffClaims(restaurantId, "order:read")
                                .audience("another")
                                .build(),
                        AUTH,
                        TokenIssuer.ACCESS_TOKEN),
                sign(staffClaims(restaurantId, "order:read").issuer("another").build(), AUTH, TokenIssuer.ACCESS_TOKEN),
                sign(good, AUTH, JOSEObjectType.JWT),
                sign(good, TABLE, TokenIssuer.ACCESS_TOKEN),
                sign(
                        staffClaims(restaurantId, "order:read")
                                .issuer(TokenIssuer.TABLE)
                                .build(),
                        TABLE,
                        TokenIssuer.ACCESS_TOKEN),
                sign(guestClaims(restaurantId, id, id).build(), AUTH, TokenIssuer.ACCESS_TOKEN),
                sign(
                        guestClaims(restaurantId, id, id)
                                .issuer(TokenIssuer.AUTH)
                                .build(),
                        AUTH,
                        TokenIssuer.ACCESS_TOKEN),
                new PlainJWT(good).serialize(),
                "nonsense");
    }

    private static JWTClaimsSet.Builder staffClaims(UUID restaurantId, String... permissions) {
        return claims(restaurantId)
                .issuer(TokenIssuer.AUTH)
                .claim("role", "kitchen")
                .claim("perms", List.of(permissions));
    }

    private static JWTClaimsSet.Builder guestClaims(UUID restaurantId, UUID sessionId, UUID tableId) {
        return claims(restaurantId)
                .issuer(TokenIssuer.TABLE)
                .claim("role", "guest")
                .claim("tsid", sessionId.toString())
                .claim("tableId", tableId.toString())
                .claim("tableCode", "M1");
    }

    private static JWTClaimsSet.Builder claims(UUID restaurantId) {
        return new JWTClaimsSet.Builder()
                .subject(UUID.randomUUID().toString())
                .audience(TokenIssuer.AUDIENCE)
                .claim("rid", restaurantId.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String sign(JWTClaimsSet claims, ECKey key, JOSEObjectType type) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
