package com.arisgourmet.table.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.table.TableServiceTestBase;
import com.arisgourmet.testsupport.http.TestTokens;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

class SessionIT extends TableServiceTestBase {
    private static final String SESSIONS = "/api/v1/table-sessions/";

    @Autowired
    private DatabaseClient database;

    @Test
    void theFirstScanOpensAndTheNextJoins() throws Exception {
        String qrUrl = text(addTable("M1"), "$.qrUrl");
        String first = body(scan(qrUrl).expectStatus().isCreated());
        String second = body(
                scan(qrUrl.substring(qrUrl.lastIndexOf('/') + 1)).expectStatus().isOk());
        assertThat(text(second, "$.session.id")).isEqualTo(text(first, "$.session.id"));
        SignedJWT token = SignedJWT.parse(text(first, "$.token.access_token"));
        var keys =
                JWKSet.parse(body(http.get().uri("/.well-known/guest-jwks.json").exchange()));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("guest");
        assertThat(token.getJWTClaimsSet().getStringClaim("tsid")).isEqualTo(text(first, "$.session.id"));
    }

    @Test
    void ofManyWhoScanAtOnceOneOpensAndAllSitTogether() {
        String qrUrl = text(addTable("M1"), "$.qrUrl");
        List<String> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> body(scan(qrUrl).expectStatus().is2xxSuccessful()))
                .toList();
        assertThat(answers.stream().map(it -> text(it, "$.session.id")).distinct())
                .hasSize(1);
        StepVerifier.create(
                        database.sql("select count(*) n from outbox where type='table-session.opened.v1' and event like"
                                        + " concat('%', :id, '%')")
                                .bind("id", text(answers.getFirst(), "$.session.id"))
                                .map(row -> row.get("n", Long.class))
                                .one())
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void aRotatedOrUnknownCodeIsWorthless() {
        String table = addTable("M1");
        String fresh = text(body(post(host, "/api/v1/tables/" + text(table, "$.id") + "/qr/rotate", "")), "$.qrUrl");
        scan(text(table, "$.qrUrl")).expectStatus().isNotFound();
        scan("AAAAAAAAAAAAAAAAAAAAAA").expectStatus().isNotFound();
        scan("nonsense").expectStatus().isNotFound();
        scan("").expectStatus().isBadRequest();
        scan(fresh).expectStatus().isCreated();
    }

    @Test
    void staffOpenTheSessionThatGuestsThenJoin() {
        String table = addTable("M1");
        String path = "/api/v1/tables/" + text(table, "$.id") + "/sessions";
        String opened = body(post(host, path, "").expectStatus().isCreated());
        post(host, path, "").expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo(text(opened, "$.id"));
        assertThat(text(body(scan(text(table, "$.qrUrl")).expectStatus().isOk()), "$.session.id"))
                .isEqualTo(text(opened, "$.id"));
        get(host, SESSIONS.substring(0, SESSIONS.length() - 1) + "?status=open")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void aClosedSessionIsOverForItsGuestsAndTheTableIsFree() {
        String table = addTable("M1");
        String seated = body(scan(text(table, "$.qrUrl")));
        String guest = text(seated, "$.token.access_token");
        String path = SESSIONS + text(seated, "$.session.id");
        get(guest, path).expectStatus().isOk();
        post(host, path + "/close", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("closed");
        post(host, path + "/close", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
        get(guest, path).expectStatus().isUnauthorized();
        post(guest, path + "/service-requests", "{\"kind\": \"bill\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/session-closed");
        String next = body(scan(text(table, "$.qrUrl")).expectStatus().isCreated());
        assertThat(text(next, "$.session.id")).isNotEqualTo(text(seated, "$.session.id"));
    }

    @Test
    void theWaiterIsCalledOnceUntilTheCallIsResolved() {
        String seated = body(scan(text(addTable("M1"), "$.qrUrl")));
        String guest = text(seated, "$.token.access_token");
        String path = SESSIONS + text(seated, "$.session.id") + "/service-requests";
        String raised =
                body(post(guest, path, "{\"kind\": \"waiter\"}").expectStatus().isCreated());
        post(guest, path, "{\"kind\": \"waiter\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(text(raised, "$.id"));
        post(guest, path, "{\"kind\": \"music\"}").expectStatus().isBadRequest();
        send(HttpMethod.POST, guest, path, "{\"kind\": \"bill\"}", "X-None", "x")
                .expectStatus()
                .isBadRequest();
        String resolve = path + "/" + text(raised, "$.id") + "/resolve";
        post(guest, resolve, "").expectStatus().isForbidden();
        post(host, resolve, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.resolvedAt")
                .isNotEmpty();
        post(host, resolve, "").expectStatus().isOk();
        post(host, path + "/" + UUID.randomUUID() + "/resolve", "")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aGuestSeesNoSessionButTheirOwnAndManagesNothing() {
        String seated = body(scan(text(addTable("M1"), "$.qrUrl")));
        String other = body(scan(text(addTable("M2"), "$.qrUrl")));
        String guest = text(seated, "$.token.access_token");
        String path = SESSIONS + text(other, "$.session.id");
        get(guest, path).expectStatus().isNotFound();
        post(guest, path + "/service-requests", "{\"kind\": \"bill\"}")
                .expectStatus()
                .isNotFound();
        post(guest, SESSIONS + text(seated, "$.session.id") + "/close", "")
                .expectStatus()
                .isForbidden();
        get(guest, "/api/v1/tables").expectStatus().isForbidden();
    }

    @Test
    void anotherRestaurantsSessionDoesNotExist() {
        String path = SESSIONS + text(body(scan(text(addTable("M1"), "$.qrUrl"))), "$.session.id");
        String stranger = TestTokens.staff(UUID.randomUUID(), "session:manage", "floor:read");
        get(stranger, path).expectStatus().isNotFound();
        post(stranger, path + "/close", "").expectStatus().isNotFound();
        post(stranger, path + "/service-requests", "{\"kind\": \"bill\"}")
                .expectStatus()
                .isNotFound();
    }
}
