package com.arisgourmet.auth.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.testsupport.MySqlServer;
import com.jayway.jsonpath.JsonPath;
import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class PasswordIT extends AuthServiceTestBase {
    private static final String OTHER = PASSWORD + "!";
    private static final Argon2 CHEAPER = Argon2Factory.create(Argon2Types.ARGON2id);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Test
    void aNewPasswordEndsEveryOtherSignInAndNeedsTheOldOne() {
        String here = body(logIn(slug, OWNER, PASSWORD));
        String elsewhere = body(logIn(slug, OWNER, PASSWORD));
        change(text(here, "$.access_token"), "wrong password", OTHER)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("currentPassword");

        change(text(here, "$.access_token"), PASSWORD, OTHER).expectStatus().isNoContent();

        refresh(elsewhere).expectStatus().isUnauthorized();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(elsewhere)).isEqualTo(401));
        assertThat(status(here)).isEqualTo(200);
        refresh(here).expectStatus().isOk();
        logIn(slug, OWNER, PASSWORD).expectStatus().isUnauthorized();
        assertThat(events(text(body(logIn(slug, OWNER, OTHER)), "$.access_token")))
                .containsSubsequence("password.changed", "password.change-failed");
    }

    @Test
    void aSignInUnderWayWithTheOldPasswordLeadsNowhere() throws Exception {
        var locked = new CountDownLatch(1);
        var committing = new CompletableFuture<Boolean>();
        var changed = transactions
                .run(() -> database.sql("update staff set password_hash='another' where restaurant_id="
                                + "(select id from restaurants where slug=:slug) and email=:email")
                        .bind("slug", slug)
                        .bind("email", OWNER)
                        .fetch()
                        .rowsUpdated()
                        .doOnNext(rows -> locked.countDown())
                        .then(Mono.fromFuture(committing, true)))
                .toFuture();
        assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();

        var signIn = CompletableFuture.supplyAsync(() -> logIn(slug, OWNER, PASSWORD)
                .returnResult(Void.class)
                .getStatus()
                .value());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(PasswordIT::somebodyWaits);
        committing.complete(true);

        assertThat(changed.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(signIn.get(30, TimeUnit.SECONDS)).isEqualTo(401);
    }

    @Test
    void aHashOfAnotherCostIsMadeAnewByWhoeverSignsInAndNobodyIsSignedOut() {
        String here = body(logIn(slug, OWNER, PASSWORD));
        storedHash("update staff set password_hash=:hash where %s")
                .bind("hash", CHEAPER.hash(1, 8_192, 1, PASSWORD.getBytes(UTF_8)))
                .fetch()
                .rowsUpdated()
                .block();

        assertThat(IntStream.range(0, 6).parallel().mapToObj(i -> logIn(slug, OWNER, PASSWORD)
                        .returnResult(Void.class)
                        .getStatus()
                        .value()))
                .containsOnly(200);

        String renewed = storedHash();
        assertThat(renewed).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();
        assertThat(storedHash()).isEqualTo(renewed);
        refresh(here).expectStatus().isOk();
    }

    private String storedHash() {
        return storedHash("select password_hash from staff where %s")
                .mapValue(String.class)
                .one()
                .block();
    }

    private DatabaseClient.GenericExecuteSpec storedHash(String sql) {
        return database.sql(
                        sql.formatted("restaurant_id=(select id from restaurants where slug=:slug) and email=:email"))
                .bind("slug", slug)
                .bind("email", OWNER);
    }

    /** InnoDB renews what it tells of transactions only when nobody has asked for a tenth of a second. */
    private static boolean somebodyWaits() throws SQLException {
        try (var connection = MySqlServer.shared().connect();
                var waits = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from information_schema.innodb_trx where trx_state='LOCK WAIT'")) {
            return waits.next() && waits.getInt(1) > 0;
        }
    }

    @Test
    void guessingAtOnesOwnPasswordIsSlowed() {
        String token = ownerToken();
        for (int guess = 0; guess < 10; guess++) {
            change(token, "wrong password", OTHER).expectStatus().isEqualTo(422);
        }
        change(token, PASSWORD, OTHER).expectStatus().isEqualTo(429);
    }

    @Test
    void aForgottenPasswordIsChosenAnewOnceByWhoeverHasTheMail() {
        String before = body(logIn(slug, OWNER, PASSWORD));
        forgot(slug, OWNER, "203.0.113.20").expectStatus().isAccepted();
        String token = mailedToken(OWNER, 1);
        forgot(slug, OWNER, "203.0.113.21").expectStatus().isAccepted();
        assertThat(mailedToken(OWNER, 2)).as("a stranger who asks again").isEqualTo(token);
        assertThat(status(before)).as("asking alone changes nothing").isEqualTo(200);

        reset(token, OTHER).expectStatus().isNoContent();

        reset(token, PASSWORD).expectStatus().isEqualTo(422);
        refresh(before).expectStatus().isUnauthorized();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(before)).isEqualTo(401));
        logIn(slug, OWNER, PASSWORD).expectStatus().isUnauthorized();
        assertThat(events(text(body(logIn(slug, OWNER, OTHER)), "$.access_token")))
                .containsSubsequence("login.succeeded", "login.failed", "password.reset", "password.forgotten");
    }

    @Test
    void aChangeOfPasswordMakesAMailedTokenWorthless() {
        forgot(slug, OWNER, "203.0.113.22").expectStatus().isAccepted();
        String token = mailedToken(OWNER, 1);
        change(ownerToken(), PASSWORD, OTHER).expectStatus().isNoContent();
        reset(token, PASSWORD).expectStatus().isEqualTo(422);
        logIn(slug, OWNER, OTHER).expectStatus().isOk();
    }

    @Test
    void nobodyLearnsFromTheAnswerOrItsTimeWhetherThereIsAnAccount() {
        record Answer(int status, String body, boolean quick) {}
        List<Answer> answers = List.of(OWNER, "nobody@example.com").stream()
                .map(email -> {
                    long asked = System.nanoTime();
                    var result =
                            forgot(slug, email, "203.0.113.23").expectBody().returnResult();
                    boolean quick =
                            System.nanoTime() - asked < Duration.ofMillis(300).toNanos();
                    return new Answer(result.getStatus().value(), body(result.getResponseBody()), quick);
                })
                .distinct()
                .toList();
        assertThat(answers).containsExactly(new Answer(202, "", false));
        forgot("no-such-place", OWNER, "203.0.113.23").expectStatus().isAccepted();

        mailedToken(OWNER, 1);
        assertThat(mails("nobody@example.com")).isEmpty();
    }

    @Test
    void anAccountIsMailedFiveTimesAtMostWhoeverAsks() {
        for (int time = 0; time < 5; time++) {
            forgot(slug, OWNER, "198.51.100." + time).expectStatus().isAccepted();
            forgot(slug, "nobody@example.com", "198.51.100." + time)
                    .expectStatus()
                    .isAccepted();
        }
        forgot(slug, OWNER, "198.51.100.9").expectStatus().isEqualTo(429);
        forgot(slug, "nobody@example.com", "198.51.100.9").expectStatus().isEqualTo(429);
        logIn(slug, OWNER, PASSWORD).expectStatus().isOk();
    }

    private WebTestClient.ResponseSpec change(String token, String current, String wanted) {
        return http.post()
                .uri("/api/v1/auth/password")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(current, wanted))
                .exchange();
    }

    private WebTestClient.ResponseSpec forgot(String restaurant, String email, String address) {
        return http.post()
                .uri("/api/v1/auth/password/forgot")
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"restaurant\": \"%s\", \"email\": \"%s\"}".formatted(restaurant, email))
                .exchange();
    }

    private WebTestClient.ResponseSpec reset(String token, String password) {
        return post(
                "/api/v1/auth/password/reset", "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, password));
    }

    private WebTestClient.ResponseSpec refresh(String signIn) {
        return post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + text(signIn, "$.refresh_token") + "\"}");
    }

    private int status(String signIn) {
        return get("/api/v1/auth/me", text(signIn, "$.access_token"))
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private List<String> events(String token) {
        return JsonPath.read(body(get("/api/v1/audit", token)), "$.items[*].event");
    }

    private static String body(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
