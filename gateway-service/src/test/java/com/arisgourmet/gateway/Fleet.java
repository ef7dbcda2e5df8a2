package com.arisgourmet.gateway;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Signs tokens with keys made for this run, which the gateway under test accepts as the two issuers'. */
@TestConfiguration(proxyBeanMethods = false)
public class Fleet {
    private static final ECKey AUTH = key();
    private static final ECKey TABLE = key();

    @Bean
    TokenVerifier testTokens() {
        return new TokenVerifier(List.of(
                new TokenIssuer(TokenIssuer.AUTH, new ImmutableJWKSet<>(new JWKSet(AUTH))),
                new TokenIssuer(TokenIssuer.TABLE, new ImmutableJWKSet<>(new JWKSet(TABLE)))));
    }

    public static String staff(UUID restaurant, String role, Duration life, String... permissions) {
        return staffMember(UUID.randomUUID(), restaurant, role, life, permissions);
    }

    public static String staffMember(UUID member, UUID restaurant, String role, Duration life, String... permissions) {
        return sign(
                AUTH,
                claims(TokenIssuer.AUTH, restaurant, role, life)
                        .subject(member.toString())
                        .claim("perms", List.of(permissions)));
    }

    public static String guest(UUID restaurant, UUID session) {
        return sign(
                TABLE,
                claims(TokenIssuer.TABLE, restaurant, "guest", Duration.ofHours(1))
                        .claim("tsid", session.toString())
                        .claim("tableId", UUID.randomUUID().toString())
                        .claim("perms", List.of()));
    }

    private static JWTClaimsSet.Builder claims(String issuer, UUID restaurant, String role, Duration life) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(TokenIssuer.AUDIENCE)
                .subject(UUID.randomUUID().toString())
                .claim("rid", restaurant.toString())
                .claim("role", role)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private static String sign(ECKey key, JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(TokenIssuer.ACCESS_TOKEN)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
