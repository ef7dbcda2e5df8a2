package com.arisgourmet.auth.tokens;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.testsupport.http.RouteMatrix;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

class WhoMayCallIT extends AuthServiceTestBase {
    private static final String OWN = "/api/v1/restaurants/current";

    @Test
    void everyRouteStandsInTheMatrixOfWhoMayCallIt(@Autowired ApplicationContext service) {
        RouteMatrix.check(service);
    }

    @Test
    void theOwnersTokenOpensTheOwnersRestaurant() {
        get(OWN, ownerToken())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo(slug);
        get("/api/v1/auth/me", ownerToken())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(OWNER)
                .jsonPath("$.restaurant.currency")
                .isEqualTo("COP");
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        http.get()
                .uri(OWN)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void anUnsignedTokenIsRefused() throws Exception {
        var claims = SignedJWT.parse(ownerToken()).getJWTClaimsSet();
        get(OWN, new PlainJWT(claims).serialize()).expectStatus().isUnauthorized();
    }

    @Test
    void aTokenOfAnotherKeyIsRefusedThoughItNamesOurs() throws Exception {
        SignedJWT real = SignedJWT.parse(ownerToken());
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(real.getHeader().getKeyID())
                .build();
        SignedJWT forged = new SignedJWT(header, real.getJWTClaimsSet());
        forged.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
        get(OWN, forged.serialize()).expectStatus().isUnauthorized();
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String[] parts = ownerToken().split("\\.", -1);
        get(OWN, parts[0] + "." + parts[1].substring(2) + "." + parts[2])
                .expectStatus()
                .isUnauthorized();
        get(OWN, "not-a-token").expectStatus().isUnauthorized();
    }
}
