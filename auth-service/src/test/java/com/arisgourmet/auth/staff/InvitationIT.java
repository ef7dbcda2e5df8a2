package com.arisgourmet.auth.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

class InvitationIT extends AuthServiceTestBase {
    private static final String LUIS = "luis@example.com";
    private static final String OTHER = PASSWORD + "!";

    @Autowired
    private DatabaseClient database;

    @Test
    void whoeverIsInvitedChoosesAPasswordAndOnlyThenSignsIn() {
        String owner = ownerToken();
        String invited = body(invite(owner, "a", LUIS, "waiter").expectStatus().isCreated());
        assertThat(text(invited, "$.invited")).isEqualTo("true");
        assertThat(invited).doesNotContain(mailedToken(LUIS, 1));
        logIn(slug, LUIS, PASSWORD).expectStatus().isUnauthorized();
        accept(mailedToken(LUIS, 1), "too short").expectStatus().isBadRequest();

        accept(mailedToken(LUIS, 1), PASSWORD).expectStatus().isNoContent();

        logIn(slug, LUIS, PASSWORD).expectStatus().isOk();
        get("/api/v1/staff/" + text(invited, "$.id"), owner)
                .expectBody()
                .jsonPath("$.invited")
                .isEqualTo(false);
        invite(owner, "b", LUIS, "host").expectStatus().isEqualTo(409);
    }

    @Test
    void nobodyCanTellAUsedAReplacedAnExpiredAndAnUnknownInvitation() {
        String owner = ownerToken();
        invite(owner, "a", LUIS, "waiter").expectStatus().isCreated();
        String replaced = mailedToken(LUIS, 1);
        invite(owner, "b", LUIS, "host").expectStatus().isCreated();
        String used = mailedToken(LUIS, 2);
        accept(used, PASSWORD).expectStatus().isNoContent();
        invite(owner, "c", "eva@example.com", "host").expectStatus().isCreated();
        String expired = mailedToken("eva@example.com", 1);
        run("update one_time_tokens set expires_at = utc_timestamp(6)");
        post("/api/v1/auth/password/forgot", "{\"restaurant\": \"%s\", \"email\": \"%s\"}".formatted(slug, LUIS))
                .expectStatus()
                .isAccepted();
        String ofAnotherPurpose = mailedToken(LUIS, 3);

        List<String> refusals = List.of(used, replaced, expired, ofAnotherPurpose, "nonsense", "!").stream()
                .map(token -> body(accept(token, OTHER).expectStatus().isEqualTo(422)))
                .map(problem -> problem.replaceAll("\"traceId\":\"[0-9a-f]*\",?", ""))
                .distinct()
                .toList();
        assertThat(refusals).hasSize(1);
        logIn(slug, LUIS, OTHER).expectStatus().isUnauthorized();
        get("/api/v1/auth/me", text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token"))
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("host");
    }

    @Test
    void ofAllWhoUseAnInvitationAtOnceOneDoes() {
        invite(ownerToken(), "a", LUIS, "waiter").expectStatus().isCreated();
        String token = mailedToken(LUIS, 1);

        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> accept(token, PASSWORD + i)
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(answers).containsOnly(204, 422).containsOnlyOnce(204);
    }

    @Test
    void whoeverIsDeactivatedBeforeAcceptingStaysOut() {
        String owner = ownerToken();
        String id = text(body(invite(owner, "a", LUIS, "waiter")), "$.id");
        String token = mailedToken(LUIS, 1);
        patch(owner, id, "{\"active\": false}").expectStatus().isOk();
        accept(token, PASSWORD).expectStatus().isEqualTo(422);

        patch(owner, id, "{\"active\": true}").expectStatus().isOk();
        accept(token, PASSWORD).expectStatus().isEqualTo(422);
    }

    @Test
    void aMailThatACrashLeftUnsentIsSentByAnother() {
        invite(ownerToken(), "a", LUIS, "waiter").expectStatus().isCreated();
        String token = mailedToken(LUIS, 1);
        run("update one_time_tokens set mail_due_at = utc_timestamp(6) - interval 1 second");

        assertThat(mailedToken(LUIS, 2)).isEqualTo(token);
        await().atMost(Duration.ofSeconds(30)).until(() -> owed() == 0);
    }

    @Test
    void theOlderPathInvitesLikewiseAndTakesNoPassword() {
        String owner = ownerToken();
        addStaff(
                        owner,
                        "{\"name\": \"Luis\", \"email\": \"%s\", \"role\": \"waiter\", \"password\": \"%s\"}"
                                .formatted(LUIS, PASSWORD))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("password");
        String id = text(
                body(addStaff(owner, "{\"name\": \"Luis\", \"email\": \"%s\", \"role\": \"waiter\"}".formatted(LUIS))
                        .expectStatus()
                        .isCreated()),
                "$.id");
        accept(mailedToken(LUIS, 1), PASSWORD).expectStatus().isNoContent();
        List<String> there = JsonPath.read(body(get("/api/v1/staff", owner)), "$.items[*].id");
        assertThat(there).contains(id);
    }

    private long owed() {
        return Objects.requireNonNull(
                database.sql("select count(*) n from one_time_tokens t join restaurants r on r.id=t.restaurant_id"
                                + " where r.slug=:slug and t.mail_due_at is not null")
                        .bind("slug", slug)
                        .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                        .one()
                        .block());
    }

    private WebTestClient.ResponseSpec addStaff(String token, String json) {
        return http.post()
                .uri("/api/v1/staff")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", "add")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private WebTestClient.ResponseSpec patch(String token, String id, String json) {
        return http.patch()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private void run(String update) {
        database.sql(update + " where restaurant_id = (select id from restaurants where slug = :slug)")
                .bind("slug", slug)
                .fetch()
                .rowsUpdated()
                .block();
    }
}
