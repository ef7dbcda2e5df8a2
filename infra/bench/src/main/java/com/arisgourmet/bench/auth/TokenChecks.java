package com.arisgourmet.bench.auth;

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
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** How many tokens a core checks in a second, its keys at hand. */
final class TokenChecks {
    /** Fewer than a verifier remembers. */
    static final int MANY = 8_000;

    private static final int REPETITIONS = 100;
    private static final int WARM_UP = 5;
    private static final int AT_ONCE = 8;

    private final ECKey key;
    private final List<String> tokens = new ArrayList<>();

    /** @param number of tokens */
    TokenChecks(int number) throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256)
                .keyID(UUID.randomUUID().toString())
                .generate();
        for (int i = 0; i < number; i++) {
            tokens.add(token());
        }
    }

    /** @return checks a second of CPU time of tokens that were not seen before */
    double ofNewTokens() {
        for (int round = 0; round < WARM_UP; round++) {
            check(verifier(), 1);
        }
        return check(verifier(), 1);
    }

    /** @return checks a second of CPU time of tokens seen less than a minute ago */
    double ofKnownTokens() {
        TokenVerifier verifier = verifier();
        check(verifier, REPETITIONS);
        return check(verifier, REPETITIONS);
    }

    private double check(TokenVerifier verifier, int times) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        for (int i = 0; i < times; i++) {
            Flux.fromIterable(tokens).flatMap(verifier::verify, AT_ONCE).blockLast();
        }
        return (double) tokens.size() * times * 1e9 / (process.getProcessCpuTime() - before);
    }

    private TokenVerifier verifier() {
        var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(key.toPublicJWK()));
        return new TokenVerifier(List.of(new TokenIssuer(TokenIssuer.AUTH, keys)), new Revocations(Clock.systemUTC()));
    }

    private String token() throws JOSEException {
        Instant now = Instant.now();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TokenIssuer.ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(TokenIssuer.AUTH)
                        .audience(TokenIssuer.AUDIENCE)
                        .subject(UUID.randomUUID().toString())
                        .claim("rid", UUID.randomUUID().toString())
                        .claim("role", "waiter")
                        .claim("perms", List.of("order:place", "order:read", "order:serve", "floor:read"))
                        .claim("cur", "COP")
                        .claim("sid", UUID.randomUUID().toString())
                        .claim("ver", 1)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3_600)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
