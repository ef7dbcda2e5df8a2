package com.arisgourmet.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** In the place of auth-service stands a server that publishes the test's key and counts how often it is asked. */
class TokenIssuerTest {
    private final ECKey published = key();
    private final ECKey foreign = key();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger lured = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .route(routes -> routes.get("/jwks.json", (request, response) -> {
                        asked.incrementAndGet();
                        return response.sendString(Mono.just(publicSet(published)));
                    })
                    .get("/foreign.json", (request, response) -> {
                        lured.incrementAndGet();
                        return response.sendString(Mono.just(publicSet(foreign)));
                    }))
            .bindNow();
    private final TokenIssuer issuer = TokenIssuer.remote(TokenIssuer.AUTH, at("/jwks.json"));

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void aThousandTokensOfUnknownKeysHaveTheKeysFetchedTwiceAtMostAndRefuseNobodyElse() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            String kid = UUID.randomUUID().toString();
            assertThatThrownBy(() -> issuer.process(signed(foreign, header -> header.keyID(kid))))
                    .isNotInstanceOf(RemoteKeySourceException.class);
        }
        assertThat(issuer.process(signed(published, header -> header)).getSubject())
                .isEqualTo("somebody");
        assertThat(asked).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void keysThatATokenBringsAlongOrPointsToAreNotLookedAt() {
        for (String kid : new String[] {published.getKeyID(), foreign.getKeyID()}) {
            refuses(header -> header.keyID(kid).jwk(foreign.toPublicJWK()));
            refuses(header -> header.keyID(kid).jwkURL(URI.create(at("/foreign.json"))));
            refuses(header -> header.keyID(kid).x509CertURL(URI.create(at("/foreign.json"))));
        }
        assertThat(lured).hasValue(0);
    }

    @Test
    void anIssuerThatCannotBeReachedIsToldFromATokenThatIsNotGoodHoweverOftenItIsTried() {
        server.disposeNow();

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> issuer.process(signed(published, header -> header)))
                    .isInstanceOf(RemoteKeySourceException.class);
        }
    }

    @Test
    void keysOnceFetchedServeWhileTheIssuerIsAwayAndOthersAreStillUnknown() throws Exception {
        issuer.process(signed(published, header -> header));
        server.disposeNow();

        for (int attempt = 0; attempt < 10; attempt++) {
            refuses(header -> header.keyID(UUID.randomUUID().toString()));
            assertThat(issuer.process(signed(published, header -> header)).getSubject())
                    .isEqualTo("somebody");
        }
    }

    private void refuses(UnaryOperator<JWSHeader.Builder> header) {
        assertThatThrownBy(() -> issuer.process(signed(foreign, header)))
                .isNotInstanceOf(RemoteKeySourceException.class);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static SignedJWT signed(ECKey key, UnaryOperator<JWSHeader.Builder> header) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.AUTH)
                .audience(TokenIssuer.AUDIENCE)
                .subject("somebody")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim("rid", UUID.randomUUID().toString())
                .claim("role", "waiter")
                .build();
        var usual = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TokenIssuer.ACCESS_TOKEN)
                .keyID(key.getKeyID());
        var token = new SignedJWT(header.apply(usual).build(), claims);
        token.sign(new ECDSASigner(key));
        return token;
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

    private static String publicSet(ECKey key) {
        return new JWKSet(key).toPublicJWKSet().toString();
    }
}
