package com.arisgourmet.auth.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class StaffIT extends AuthServiceTestBase {
    private static final String LUIS = "luis@example.com";

    @Test
    void whoeverIsHiredCanSignInAndMayWhatTheRoleSays() {
        hire(ownerToken(), LUIS, "waiter");
        String token = text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token");
        get("/api/v1/auth/me", token).expectBody().jsonPath("$.role").isEqualTo("waiter");
        get("/api/v1/staff", token).expectStatus().isForbidden();
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndAReusedKeyIsRefused() {
        String token = ownerToken();
        String first = body(invite(token, "hire-1", LUIS, "waiter")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("Location"));
        String again = body(invite(token, "hire-1", LUIS, "waiter")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true"));
        assertThat(again).isEqualTo(first);
        invite(token, "hire-1", LUIS, "host").expectStatus().isEqualTo(422);
        invite(token, "", "eva@example.com", "host").expectStatus().isBadRequest();
    }

    @Test
    void nobodyIsMadeOwnerOrGivenARoleThatDoesNotExist() {
        invite(ownerToken(), "a", LUIS, "owner").expectStatus().isEqualTo(422);
        invite(ownerToken(), "b", LUIS, "pilot").expectStatus().isEqualTo(422);
    }

    @Test
    void editingNeedsTheVersionThatWasRead() {
        String token = ownerToken();
        String id = hire(token, LUIS, "waiter");
        patch(token, id, null).expectStatus().isEqualTo(428);
        patch(token, id, "\"7\"").expectStatus().isEqualTo(412);
        patch(token, id, "\"2\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Luisa");
    }

    @Test
    void aDeactivatedMemberIsSignedOutAndStaysOut() {
        String token = ownerToken();
        String id = hire(token, LUIS, "waiter");
        String refresh = text(body(logIn(slug, LUIS, PASSWORD)), "$.refresh_token");
        delete(token, id).expectStatus().isNoContent();
        post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + refresh + "\"}")
                .expectStatus()
                .isUnauthorized();
        logIn(slug, LUIS, PASSWORD).expectStatus().isUnauthorized();
    }

    @Test
    void theOwnerCannotBeDeactivated() {
        String token = ownerToken();
        String id = text(body(get("/api/v1/auth/me", token)), "$.subject");
        delete(token, id).expectStatus().isEqualTo(409);
    }

    @Test
    void anotherRestaurantsStaffDoesNotExist() {
        String id = hire(ownerToken(), LUIS, "waiter");
        slug = "otra-" + UUID.randomUUID();
        register(slug).expectStatus().isCreated();
        String stranger = ownerToken();
        get("/api/v1/staff/" + id, stranger).expectStatus().isNotFound();
        patch(stranger, id, "\"1\"").expectStatus().isNotFound();
        delete(stranger, id).expectStatus().isNotFound();
        get("/api/v1/staff", stranger).expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void theStaffIsListedInPages() {
        String token = ownerToken();
        hire(token, LUIS, "waiter");
        String first = body(get("/api/v1/staff?limit=1", token));
        String second = body(get("/api/v1/staff?limit=1&cursor=" + text(first, "$.nextCursor"), token));
        assertThat(text(first, "$.items[0].role")).isEqualTo("owner");
        assertThat(text(second, "$.items[0].email")).isEqualTo(LUIS);
        assertThat(text(second, "$.nextCursor")).isEqualTo("null");
        get("/api/v1/staff?limit=0", token).expectStatus().isBadRequest();
        get("/api/v1/staff?cursor=x", token).expectStatus().isBadRequest();
        get("/api/v1/staff/not-an-id", token).expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec patch(String token, String id, @Nullable String ifMatch) {
        return http.patch()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .headers(headers ->
                        headers.setIfMatch(ifMatch == null ? java.util.List.of() : java.util.List.of(ifMatch)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"Luisa\"}")
                .exchange();
    }

    private WebTestClient.ResponseSpec delete(String token, String id) {
        return http.delete()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "*")
                .exchange();
    }
}
