package com.arisgourmet.auth.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class RolesIT extends AuthServiceTestBase {
    private static final String LUIS = "luis@example.com";
    private static final String ME = "/api/v1/auth/me";

    @Test
    void whoeverHasAChangedRoleLosesTheTokensOfBeforeAndRefreshesIntoWhatItSaysNow() {
        String owner = ownerToken();
        hire(owner, LUIS, "waiter");
        String answer = body(logIn(slug, LUIS, PASSWORD));
        String before = text(answer, "$.access_token");
        get("/api/v1/audit", before).expectStatus().isForbidden();

        put(owner, "waiter", "\"1\"", "order:read", "audit:read")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.permissions[*]")
                .value(permissions -> assertThat(permissions).isEqualTo(List.of("audit:read", "order:read")));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(ME, before)).isEqualTo(401));
        String refreshed =
                body(post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + text(answer, "$.refresh_token") + "\"}"));
        get("/api/v1/audit", text(refreshed, "$.access_token")).expectStatus().isOk();
        get(ME, owner).expectStatus().isOk();
        String entry = body(get("/api/v1/audit?limit=2", owner));
        assertThat(JsonPath.<List<String>>read(entry, "$.items[?(@.event == 'role.changed')].detail"))
                .singleElement()
                .satisfies(detail -> assertThat(detail).startsWith("waiter: +audit:read -floor:read"));
    }

    @Test
    void theOwnerAddsARoleGivesItToSomebodyAndRemovesItWhenNobodyHasIt() {
        String owner = ownerToken();
        add(owner, "cashier", "payment:take", "order:read")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/v1/roles/cashier");
        add(owner, "cashier", "order:read").expectStatus().isEqualTo(409);
        String luis = hire(owner, LUIS, "cashier");
        remove(owner, "cashier", "\"1\"").expectStatus().isEqualTo(409);
        http.patch()
                .uri("/api/v1/staff/" + luis)
                .headers(headers -> headers.setBearerAuth(owner))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"role\": \"waiter\"}")
                .exchange()
                .expectStatus()
                .isOk();

        remove(owner, "cashier", null).expectStatus().isEqualTo(428);
        remove(owner, "cashier", "\"9\"").expectStatus().isEqualTo(412);
        remove(owner, "cashier", "\"1\"").expectStatus().isNoContent();
        get("/api/v1/roles/cashier", owner).expectStatus().isNotFound();
    }

    @Test
    void theOwnersRoleCannotBeChangedAndNobodyGrantsWhatTheyDoNotHold() {
        String owner = ownerToken();
        put(owner, "owner", "\"1\"", "staff:manage").expectStatus().isEqualTo(409);
        remove(owner, "owner", "\"1\"").expectStatus().isEqualTo(409);
        put(owner, "waiter", "\"1\"", "order:eat").expectStatus().isEqualTo(422);
        add(owner, "manager", "staff:manage", "order:read").expectStatus().isCreated();
        hire(owner, LUIS, "manager");

        String manager = text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token");
        add(manager, "reader", "order:read").expectStatus().isCreated();
        add(manager, "cashier", "payment:take").expectStatus().isEqualTo(422);
        put(manager, "waiter", "\"1\"", "order:read").expectStatus().isEqualTo(422);
    }

    @Test
    void anotherRestaurantsRolesAreNotThere() {
        String owner = ownerToken();
        add(owner, "cashier", "order:read").expectStatus().isCreated();
        registerRestaurant();
        String stranger = ownerToken();

        get("/api/v1/roles/cashier", stranger).expectStatus().isNotFound();
        put(stranger, "cashier", "\"1\"").expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec add(String token, String name, String... permissions) {
        return http.post()
                .uri("/api/v1/roles")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"%s\", %s}".formatted(name, list(permissions)))
                .exchange();
    }

    private WebTestClient.ResponseSpec put(String token, String name, String ifMatch, String... permissions) {
        return http.put()
                .uri("/api/v1/roles/" + name)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{" + list(permissions) + "}")
                .exchange();
    }

    private WebTestClient.ResponseSpec remove(String token, String name, @Nullable String ifMatch) {
        return http.delete()
                .uri("/api/v1/roles/" + name)
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .exchange();
    }

    private static String list(String... permissions) {
        return permissions.length == 0
                ? "\"permissions\": []"
                : "\"permissions\": [\"" + String.join("\", \"", permissions) + "\"]";
    }
}
