package com.arisgourmet.e2e.walls;

import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.Database;
import com.arisgourmet.e2e.DemoRestaurant;
import com.arisgourmet.e2e.RunningSystem;
import com.arisgourmet.e2e.walls.Visitor.Kind;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tokens that differ from a good one in one thing each. */
final class BadTokens {
    private BadTokens() {}

    /** @return whoever comes to the owner's things with such a token, or with none */
    static List<Visitor> visitors(Premises premises) throws ParseException, JOSEException {
        DemoRestaurant restaurant = premises.restaurant();
        String good = restaurant.owner().token();
        return List.of(
                visitor(premises, "nobody", ""),
                visitor(premises, "an expired token", expired(good)),
                visitor(premises, "a forged token", forged(good)),
                visitor(premises, "a revoked token", revoked(restaurant)));
    }

    private static Visitor visitor(Premises premises, String name, String token) {
        return new Visitor(
                Kind.WITHOUT_A_GOOD_TOKEN, name, Set.of(), Api.anonymous().as(token), premises.things());
    }

    private static String revoked(DemoRestaurant restaurant) {
        JsonNode tokens = DemoRestaurant.signIn(restaurant.slug(), "owner", restaurant.password());
        String token = tokens.get("access_token").asString();
        Api.anonymous()
                .post(
                        "/api/v1/auth/logout",
                        Map.of("refresh_token", tokens.get("refresh_token").asString()))
                .require(204);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Api.anonymous().as(token).get("/api/v1/auth/me").status() == 401);
        return token;
    }

    /** @return signed by auth-service's own key, and over for an hour */
    static String expired(String good) throws ParseException {
        SignedJWT token = SignedJWT.parse(good);
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        return signed(token, past, keyOfAuthService(token.getHeader().getKeyID()));
    }

    /** @return with every claim, and the name of the key, but signed by another */
    static String forged(String good) throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(good);
        return signed(token, token.getJWTClaimsSet().getExpirationTime(), new ECKeyGenerator(Curve.P_256).generate());
    }

    private static String signed(SignedJWT token, Date expiry, ECKey key) throws ParseException {
        var claims = new JWTClaimsSet.Builder(token.getJWTClaimsSet())
                .expirationTime(expiry)
                .build();
        SignedJWT other = new SignedJWT(token.getHeader(), claims);
        try {
            other.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return other.serialize();
    }

    /** As the service itself reads it: out of its table, with the installation's key-encryption key. */
    private static ECKey keyOfAuthService(String kid) {
        byte[] secret = Base64.getDecoder().decode(RunningSystem.secret("ARIS_KEY_ENCRYPTION_KEY"));
        try (var connection = Database.as("aris_auth");
                var query = connection.prepareStatement("select encrypted_key from signing_keys where kid = ?")) {
            query.setString(1, kid);
            try (var rows = query.executeQuery()) {
                rows.next();
                JWEObject sealed = JWEObject.parse(rows.getString(1));
                sealed.decrypt(new DirectDecrypter(secret));
                return ECKey.parse(sealed.getPayload().toString());
            }
        } catch (SQLException | ParseException | JOSEException e) {
            throw new IllegalStateException("auth-service's key cannot be read", e);
        }
    }
}
