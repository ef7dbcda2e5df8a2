package com.arisgourmet.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;

class AuditIT extends AuthServiceTestBase {
    private static final String LUIS = "luis@example.com";

    @Autowired
    private DatabaseClient database;

    @Test
    void everySecurityEventHasItsEntry() {
        logIn(slug, OWNER, "wrong password").expectStatus().isUnauthorized();
        logIn(slug, "nobody@example.com", PASSWORD).expectStatus().isUnauthorized();
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String owner = text(answer, "$.access_token");
        String first = text(answer, "$.refresh_token");
        post("/api/v1/auth/logout", refreshToken(text(body(logIn(slug, OWNER, PASSWORD)), "$.refresh_token")))
                .expectStatus()
                .isNoContent();
        String luis = hire(owner, LUIS, "waiter");
        change(owner, luis, "{\"name\": \"Luis Alberto\"}");
        change(owner, luis, "{\"role\": \"kitchen\"}");
        change(owner, luis, "{\"active\": false}");
        change(owner, luis, "{\"active\": true}");

        String ana = text(body(get("/api/v1/auth/me", owner)), "$.subject");
        List<Map<String, Object>> entries = entries(owner);
        assertThat(entries)
                .extracting(entry -> entry.get("event"), entry -> entry.get("actor"), entry -> entry.get("subject"))
                .containsExactly(
                        told("staff.reactivated", ana, luis),
                        told("staff.deactivated", ana, luis),
                        told("role.given", ana, luis),
                        told("staff.renamed", ana, luis),
                        told("staff.joined", luis, luis),
                        told("staff.invited", ana, luis),
                        told("logout", ana, ana),
                        told("login.succeeded", ana, ana),
                        told("login.succeeded", ana, ana),
                        told("login.failed", null, null),
                        told("login.failed", null, ana),
                        told("restaurant.registered", ana, restaurant(owner)));
        assertThat(entries.get(2)).containsEntry("detail", "kitchen");
        assertThat(entries.get(5)).containsEntry("detail", "waiter");

        String second = text(body(post("/api/v1/auth/refresh", refreshToken(first))), "$.refresh_token");
        body(post("/api/v1/auth/refresh", refreshToken(second)));
        post("/api/v1/auth/refresh", refreshToken(first)).expectStatus().isUnauthorized();
        assertThat(entries(ownerToken()).get(1))
                .containsEntry("event", "refresh.reused")
                .containsEntry("subject", ana)
                .doesNotContainKey("actor");
    }

    @Test
    void anEntrySaysWhereItCameFromHoweverLongTheClientsNameIs() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        http.post()
                .uri("/api/v1/auth/login")
                .header("X-Forwarded-For", "198.51.100.1, 2001:db8::7")
                .header("User-Agent", "a".repeat(300))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        "{\"restaurant\": \"%s\", \"email\": \"%s\", \"password\": \"guess\"}".formatted(slug, OWNER))
                .exchange()
                .expectStatus()
                .isUnauthorized();

        assertThat(entries(ownerToken()).get(1))
                .containsEntry("address", "2001:db8::7")
                .containsEntry("userAgent", "a".repeat(200))
                .containsEntry("requestId", trace);
    }

    @Test
    void whoeverIsThrottledIsToldOfOnceHoweverOftenTheyTry() {
        for (int attempt = 0; attempt < 13; attempt++) {
            http.post()
                    .uri("/api/v1/auth/login")
                    .header("X-Forwarded-For", "203.0.113.99")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"restaurant\": \"%s\", \"email\": \"%s\", \"password\": \"guess\"}"
                            .formatted(slug, OWNER))
                    .exchange();
        }

        List<Map<String, Object>> entries = entries(ownerToken());
        assertThat(entries)
                .filteredOn(entry -> "login.failed".equals(entry.get("event")))
                .hasSize(10);
        assertThat(entries)
                .filteredOn(entry -> "login.throttled".equals(entry.get("event")))
                .hasSize(1);
    }

    @Test
    void theLogIsReadInPagesByThoseWhoMayAndOfTheirOwnRestaurantAlone() {
        String owner = ownerToken();
        String first = body(get("/api/v1/audit?limit=1", owner));
        String second = body(get("/api/v1/audit?limit=1&cursor=" + text(first, "$.nextCursor"), owner));
        assertThat(text(first, "$.items[0].event")).isEqualTo("login.succeeded");
        assertThat(text(second, "$.items[0].event")).isEqualTo("restaurant.registered");
        assertThat(text(second, "$.nextCursor")).isEqualTo("null");

        hire(owner, LUIS, "waiter");
        String waiter = text(body(logIn(slug, LUIS, PASSWORD)), "$.access_token");
        get("/api/v1/audit", waiter).expectStatus().isForbidden();

        slug = "otra-" + UUID.randomUUID();
        register(slug).expectStatus().isCreated();
        assertThat(entries(ownerToken()))
                .extracting(entry -> entry.get("event"))
                .containsExactly("login.succeeded", "restaurant.registered");
    }

    @Test
    void theServicesOwnAccountCannotChangeWhatWasTold() {
        assertThatThrownBy(() ->
                        database.sql("update audit set detail = null").then().block())
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> database.sql("delete from audit").then().block())
                .hasMessageContaining("denied");
    }

    private List<Map<String, Object>> entries(String token) {
        return JsonPath.read(body(get("/api/v1/audit", token).expectStatus().isOk()), "$.items");
    }

    private String restaurant(String token) {
        return text(body(get("/api/v1/restaurants/current", token)), "$.id");
    }

    private void change(String token, String id, String json) {
        http.patch()
                .uri("/api/v1/staff/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String refreshToken(String token) {
        return "{\"refresh_token\": \"" + token + "\"}";
    }

    private static org.assertj.core.groups.Tuple told(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
