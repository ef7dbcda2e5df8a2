package com.arisgourmet.table;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Stands for auth-service: publishes a key over HTTP and signs staff tokens with it. */
public final class TestAuthority {
    private static final ECKey KEY = key("staff");
    private static final HttpServer SERVER = serve();

    private TestAuthority() {}

    /** @return its base address */
    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    public static String staff(UUID restaurantId, String... permissions) {
        return sign(KEY, claims(restaurantId, permissions).build());
    }

    /** @return a token whose time is over */
    public static String expired(UUID restaurantId, String... permissions) {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        return sign(KEY, claims(restaurantId, permissions).expirationTime(past).build());
    }

    /** @return a token that names the published key but was signed by another */
    public static String forged(UUID restaurantId, String... permissions) {
        return sign(key("staff"), claims(restaurantId, permissions).build());
    }

    /** @return a guest's token signed by the authority of staff */
    public static String guestOfWrongIssuer(UUID restaurantId, String sessionId) {
        return sign(
                KEY,
                claims(restaurantId)
                        .claim("role", "guest")
                        .claim("tsid", sessionId)
                        .claim("tableId", UUID.randomUUID().toString())
                        .build());
    }

    public static JWTClaimsSet.Builder claims(UUID restaurantId, String... permissions) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("aris-auth")
                .audience("arisgourmet")
                .subject(UUID.randomUUID().toString())
                .claim("rid", restaurantId.toString())
                .claim("role", "host")
                .claim("perms", List.of(permissions))
                .claim("cur", "COP")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(id)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve() {
        try {
            byte[] keys = new JWKSet(KEY).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
