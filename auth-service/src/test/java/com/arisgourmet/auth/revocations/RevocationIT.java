package com.arisgourmet.auth.revocations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.defaults.security.Revocation;
import com.arisgourmet.defaults.security.RevocationFeed;
import com.arisgourmet.testsupport.http.InternalRoutes;
import com.arisgourmet.testsupport.http.TestServiceTokens;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

class RevocationIT extends AuthServiceTestBase {
    private static final String OWN = "/api/v1/restaurants/current";
    private static final String LUIS = "luis@example.com";

    @LocalServerPort
    private int port;

    @Test
    void afterSigningOutTheAccessTokenIsGoodForNothing() {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String access = text(answer, "$.access_token");
        get(OWN, access).expectStatus().isOk();

        post("/api/v1/auth/logout", "{\"refresh_token\": \"" + text(answer, "$.refresh_token") + "\"}");

        soon(() -> assertThat(status(OWN, access)).isEqualTo(401));
        get(OWN, ownerToken()).expectStatus().isOk();
    }

    @Test
    void aCopiedRefreshTokenEndsTheAccessTokensOfItsFamily() {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String access = text(answer, "$.access_token");
        String first = text(answer, "$.refresh_token");
        String second = text(body(refresh(first)), "$.refresh_token");
        body(refresh(second));

        body(refresh(first));

        soon(() -> assertThat(status(OWN, access)).isEqualTo(401));
    }

    @Test
    void aChangeOfRoleEndsTheTokensOfBeforeAndAChangeOfNameDoesNot() {
        String owner = ownerToken();
        String id = hire(owner, LUIS, "waiter");
        String asWaiter = text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token");

        change(owner, id, "\"2\"", "{\"name\": \"Luis Alberto\"}");
        change(owner, id, "\"3\"", "{\"role\": \"kitchen\"}");

        soon(() -> assertThat(status("/api/v1/auth/me", asWaiter)).isEqualTo(401));
        String asCook = text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token");
        get("/api/v1/auth/me", asCook).expectStatus().isOk();
    }

    @Test
    void whoeverListensHearsWhatIsInForceAndWhatIsNew() throws ParseException {
        String before = signedInAndOut();
        List<Revocation> heard = new CopyOnWriteArrayList<>();
        Disposable listening = WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(RevocationFeed.PATH)
                .headers(it -> it.setBearerAuth(TestServiceTokens.ofThisRun().good("order-service", "auth-service")))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(Revocation.class)
                .subscribe(heard::add);
        try {
            soon(() -> assertThat(heard).anyMatch(one -> isOf(one, before)));
            String after = signedInAndOut();
            soon(() -> assertThat(heard).anyMatch(one -> isOf(one, after)));
        } finally {
            listening.dispose();
        }
    }

    @Test
    void nobodyButAServiceMayListenAndAServiceMayDoNothingElse() {
        InternalRoutes internal = new InternalRoutes(http, "auth-service");
        internal.refuseOthers(HttpMethod.GET, RevocationFeed.PATH);
        internal.areForServicesAlone(HttpMethod.POST, "/internal/republications?aggregate=nothing");
        internal.tokensOpenNothingOfUsers(HttpMethod.GET, OWN, "audit:read");
    }

    private String signedInAndOut() throws ParseException {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        post("/api/v1/auth/logout", "{\"refresh_token\": \"" + text(answer, "$.refresh_token") + "\"}");
        return SignedJWT.parse(text(answer, "$.access_token")).getJWTClaimsSet().getStringClaim("sid");
    }

    private static boolean isOf(Revocation revocation, String sid) {
        return revocation instanceof Revocation.Session session && session.sid().equals(UUID.fromString(sid));
    }

    private WebTestClient.ResponseSpec refresh(String token) {
        return post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + token + "\"}");
    }

    private void change(String token, String id, String version, String json) {
        http.patch()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", version)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private static void soon(Runnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check::run);
    }
}
