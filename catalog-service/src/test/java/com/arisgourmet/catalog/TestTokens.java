package com.arisgourmet.catalog;

import com.arisgourmet.defaults.security.Revocations;
import com.arisgourmet.defaults.security.TokenIssuer;
import com.arisgourmet.defaults.security.TokenVerifier;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
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
        TokenVerifier tokenVerifier(Revocations revocations) {
            var issuers = List.of(
                    new TokenIssuer(TokenIssuer.AUTH, new ImmutableJWKSet<>(new JWKSet(AUTH.toPublicJWK()))),
                    new TokenIssuer(TokenIssuer.TABLE, new ImmutableJWKSet<>(new JWKSet(TABLE.toPublicJWK()))));
            return new TokenVerifier(issuers, revocations);
        }
    }

    static String staff(UUID restaurantId, String currency, String... permissions) {
        return sign(staffClaims(restaurantId, currency, permissions), AUTH);
    }

    static String forged(UUID restaurantId, String currency, String... permissions) {
        return sign(staffClaims(restaurantId, currency, permissions), STRANGER);
    }

    static String guest(UUID restaurantId) {
        UUID any = UUID.randomUUID();
        return sign(
                claims(restaurantId)
                        .issuer(TokenIssuer.TABLE)
                        .claim("role", "guest")
                        .claim("tsid", any.toString())
                        .claim("tableId", any.toString())
                        .build(),
                TABLE);
    }

    private static JWTClaimsSet staffClaims(UUID restaurantId, String currency, String... permissions) {
        return claims(restaurantId)
                .issuer(TokenIssuer.AUTH)
                .claim("role", "owner")
                .claim("cur", currency)
                .claim("perms", List.of(permissions))
                .build();
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

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(TokenIssuer.ACCESS_TOKEN)
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
