package com.arisgourmet.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.auth.tokens.domain.Account;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class SigningInIT extends AuthServiceTestBase {

    @Test
    void theAccessTokenIsSignedByAPublishedKeyAndSaysWhoItIs() throws Exception {
        SignedJWT token = SignedJWT.parse(ownerToken());
        var keys = JWKSet.parse(body(http.get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=300, public")));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("aris-auth");
        assertThat(claims.getAudience()).containsExactly("arisgourmet");
        assertThat(claims.getStringClaim("role")).isEqualTo("owner");
        assertThat(claims.getStringClaim("cur")).isEqualTo("COP");
        assertThat(claims.getStringListClaim("perms")).contains("staff:manage");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(600_000);
    }

    @Test
    void everyRefusalLooksAlike() {
        List<String> refusals = List.of(
                body(logIn(slug, OWNER, "wrong password").expectStatus().isUnauthorized()),
                body(logIn(slug, "nobody@example.com", PASSWORD).expectStatus().isUnauthorized()),
                body(logIn("no-such-place", OWNER, PASSWORD).expectStatus().isUnauthorized()));
        assertThat(refusals.stream().map(SigningInIT::withoutTrace).distinct()).hasSize(1);
    }

    @Test
    void everyRefusalCostsOneHash(@Autowired MeterRegistry meters) {
        String luis = "luis@example.com";
        String owner = ownerToken();
        invite(owner, "a", luis, "waiter").expectStatus().isCreated();
        var hashes = meters.get("executor.completed").tag("name", "argon2").functionCounter();
        List<Runnable> refused = List.of(
                () -> logIn(slug, OWNER, "wrong password").expectStatus().isUnauthorized(),
                () -> logIn(slug, "nobody@example.com", PASSWORD).expectStatus().isUnauthorized(),
                () -> logIn(slug, luis, PASSWORD).expectStatus().isUnauthorized(),
                () -> logIn("no-such-place", OWNER, PASSWORD).expectStatus().isUnauthorized());
        for (Runnable attempt : refused) {
            double before = hashes.count();
            attempt.run();
            await().untilAsserted(() -> assertThat(hashes.count()).isEqualTo(before + 1));
        }
    }

    @Test
    void guessingIsSlowedForTheGuessersAddressAlone() {
        for (int attempt = 0; attempt < 10; attempt++) {
            from("203.0.113.7", "guess").expectStatus().isUnauthorized();
        }
        from("203.0.113.7", PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
        from("203.0.113.8", PASSWORD).expectStatus().isOk();
    }

    @Test
    void aRefreshTokenRotatesAndASpentOneRevokesTheFamily() {
        String first = text(body(logIn(slug, OWNER, PASSWORD)), "$.refresh_token");
        String second = text(body(refresh(first).expectStatus().isOk()), "$.refresh_token");
        assertThat(second).isNotEqualTo(first);
        assertThat(text(body(refresh(first).expectStatus().isOk()), "$.refresh_token"))
                .as("asked twice at once")
                .isEqualTo(second);
        String third = text(body(refresh(second).expectStatus().isOk()), "$.refresh_token");
        refresh(first).expectStatus().isUnauthorized();
        refresh(third).expectStatus().isUnauthorized();
    }

    /** The password was right and the member active when it was checked, which takes a while. */
    @Test
    void whoeverIsDeactivatedOrGivenAnotherPasswordMeanwhileIsNotSignedIn(@Autowired Accounts accounts) {
        String owner = ownerToken();
        String luis = hire(owner, "luis@example.com", "waiter");
        Account checked = Objects.requireNonNull(
                accounts.bySignIn(slug, "luis@example.com").block());
        assertThat(accounts.hold(checked).block()).isTrue();

        changeStaff(owner, luis, "{\"active\": false}");
        assertThat(accounts.hold(checked).block()).as("deactivated").isFalse();

        changeStaff(owner, luis, "{\"active\": true}");
        assertThat(accounts.hold(checked).block()).as("active again").isTrue();
        var forgotten = new Account(
                checked.staffId(),
                checked.restaurantId(),
                checked.role(),
                checked.permissions(),
                checked.currency(),
                "another hash",
                true,
                checked.version());
        assertThat(accounts.hold(forgotten).block()).as("another password").isFalse();
    }

    private void changeStaff(String owner, String id, String json) {
        http.patch()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(owner))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void afterSigningOutNothingCanBeRefreshed() {
        String token = text(body(logIn(slug, OWNER, PASSWORD)), "$.refresh_token");
        post("/api/v1/auth/logout", "{\"refresh_token\": \"" + token + "\"}")
                .expectStatus()
                .isNoContent();
        refresh(token).expectStatus().isUnauthorized();
    }

    @Test
    void aWebClientHasItsRefreshTokenInACookieOnly() {
        var response = http.post()
                .uri("/api/v1/auth/login")
                .header("X-Client", "web")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"restaurant\": \"%s\", \"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(slug, OWNER, PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly("aris_refresh", true)
                .expectCookie()
                .sameSite("aris_refresh", "Strict")
                .expectCookie()
                .path("aris_refresh", "/api/v1/auth")
                .expectBody()
                .jsonPath("$.refresh_token")
                .doesNotExist()
                .returnResult();
        var cookie = response.getResponseCookies().getFirst("aris_refresh");
        assertThat(cookie).isNotNull();
        http.post()
                .uri("/api/v1/auth/refresh")
                .cookie("aris_refresh", cookie.getValue())
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .exists("aris_refresh")
                .expectBody()
                .jsonPath("$.refresh_token")
                .doesNotExist();
    }

    @Test
    void overHttpsTheCookieIsSecureByNameAndAttribute() {
        http.post()
                .uri("/api/v1/auth/login")
                .header("X-Client", "web")
                .header("X-Forwarded-Proto", "https")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"restaurant\": \"%s\", \"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(slug, OWNER, PASSWORD))
                .exchange()
                .expectCookie()
                .secure("__Host-aris_refresh", true)
                .expectCookie()
                .path("__Host-aris_refresh", "/")
                .expectCookie()
                .httpOnly("__Host-aris_refresh", true)
                .expectCookie()
                .sameSite("__Host-aris_refresh", "Strict");
    }

    @Test
    void aRefreshWithoutAnyTokenIsRefused() {
        http.post().uri("/api/v1/auth/refresh").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec refresh(String token) {
        return post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + token + "\"}");
    }

    private WebTestClient.ResponseSpec from(String address, String password) {
        return http.post()
                .uri("/api/v1/auth/login")
                .header("X-Forwarded-For", "198.51.100.1, " + address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"restaurant\": \"%s\", \"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(slug, OWNER, password))
                .exchange();
    }

    private static String withoutTrace(String problem) {
        return problem.replaceAll("\"traceId\":\"[0-9a-f]*\",?", "");
    }
}
