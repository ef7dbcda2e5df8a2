package com.arisgourmet.testsupport.http;

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
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Stands for both issuers: signs tokens as auth-service and table-service do, with keys made for this run, and publishes the
 * keys over HTTP where those two do.
 */
public final class TestTokens {
    private static final String STAFF_ISSUER = "aris-auth";
    private static final String GUEST_ISSUER = "aris-table";
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final ECKey AUTH = key("staff");
    private static final ECKey TABLE = key("guest");
    private static final HttpServer SERVER = serve();

    private TestTokens() {}

    /** @return base address of both issuers, for {@code aris.auth-url} and {@code aris.table-url} */
    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    public static String staff(UUID restaurant, String... permissions) {
        return staffWith(restaurant, claims -> claims, permissions);
    }

    /** @param changes what differs from a usual token */
    public static String staffWith(
            UUID restaurant, UnaryOperator<JWTClaimsSet.Builder> changes, String... permissions) {
        return sign(changes.apply(staffClaims(restaurant, permissions)).build(), AUTH, ACCESS_TOKEN);
    }

    public static String guest(UUID restaurant, UUID session, UUID table) {
        return sign(guestClaims(restaurant, session, table).build(), TABLE, ACCESS_TOKEN);
    }

    /** @return tokens that would open every door of the restaurant's if they were good, by what is wrong with them */
    public static Map<String, String> invalid(UUID restaurant, String... permissions) {
        JWTClaimsSet good = staffClaims(restaurant, permissions).build();
        JWTClaimsSet guest =
                guestClaims(restaurant, UUID.randomUUID(), UUID.randomUUID()).build();
        Map<String, String> invalid = new LinkedHashMap<>();
        invalid.put("expired", staffWith(restaurant, claims -> claims.expirationTime(since(LIFE)), permissions));
        invalid.put("forged", sign(good, key("staff"), ACCESS_TOKEN));
        invalid.put("for another audience", staffWith(restaurant, claims -> claims.audience("another"), permissions));
        invalid.put("of an unknown issuer", staffWith(restaurant, claims -> claims.issuer("another"), permissions));
        invalid.put("of another kind", sign(good, AUTH, JOSEObjectType.JWT));
        invalid.put("staff by the guests' key", sign(good, TABLE, ACCESS_TOKEN));
        invalid.put(
                "staff by the guests' issuer",
                sign(new JWTClaimsSet.Builder(good).issuer(GUEST_ISSUER).build(), TABLE, ACCESS_TOKEN));
        invalid.put("guest by the staff's key", sign(guest, AUTH, ACCESS_TOKEN));
        invalid.put(
                "guest by the staff's issuer",
                sign(new JWTClaimsSet.Builder(guest).issuer(STAFF_ISSUER).build(), AUTH, ACCESS_TOKEN));
        invalid.put("alg none", new PlainJWT(good).serialize());
        invalid.put("no token", "nonsense");
        return invalid;
    }

    private static JWTClaimsSet.Builder staffClaims(UUID restaurant, String... permissions) {
        return claims(restaurant)
                .issuer(STAFF_ISSUER)
                .claim("role", "host")
                .claim("cur", "COP")
                .claim("perms", List.of(permissions));
    }

    private static JWTClaimsSet.Builder guestClaims(UUID restaurant, UUID session, UUID table) {
        return claims(restaurant)
                .issuer(GUEST_ISSUER)
                .claim("role", "guest")
                .claim("tsid", session.toString())
                .claim("tableId", table.toString())
                .claim("tableCode", "M1")
                .claim("perms", List.of());
    }

    private static JWTClaimsSet.Builder claims(UUID restaurant) {
        return new JWTClaimsSet.Builder()
                .subject(UUID.randomUUID().toString())
                .audience("arisgourmet")
                .claim("rid", restaurant.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(in(LIFE));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static Date since(Duration time) {
        return Date.from(Instant.now().minus(time));
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
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            publish(server, "/.well-known/jwks.json", AUTH);
            publish(server, "/.well-known/guest-jwks.json", TABLE);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void publish(HttpServer server, String path, ECKey key) {
        byte[] keys = new JWKSet(key).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
    }
}
