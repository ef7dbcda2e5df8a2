package com.arisgourmet.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysIT extends AuthServiceTestBase {
    private static final String OWN = "/api/v1/restaurants/current";

    @Test
    void anOperatorRotatesAndNobodyNotices() {
        String before = ownerToken();

        String rotated = body(post(operation("keys"), "{}").expectStatus().isOk());

        List<String> states = JsonPath.read(rotated, "$.items[*].state");
        assertThat(states).endsWith("SIGNING", "PUBLISHED");
        List<String> published =
                JsonPath.read(body(http.get().uri("/.well-known/jwks.json").exchange()), "$.keys[*].kid");
        assertThat(published).containsAll(JsonPath.read(rotated, "$.items[*].kid"));
        get(OWN, before).expectStatus().isOk();
        get(OWN, ownerToken()).expectStatus().isOk();
    }

    @Test
    void afterALeakNoTokenOfTheOldKeysIsGoodAndRefreshingGetsOnesThatAre() {
        String answer = body(logIn(slug, OWNER, PASSWORD));
        String stolen = text(answer, "$.access_token");
        get(OWN, stolen).expectStatus().isOk();

        post(operation("keys"), "{\"compromised\": true}").expectStatus().isOk();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(OWN, stolen)).isEqualTo(401));
        String refreshed =
                body(post("/api/v1/auth/refresh", "{\"refresh_token\": \"" + text(answer, "$.refresh_token") + "\"}")
                        .expectStatus()
                        .isOk());
        get(OWN, text(refreshed, "$.access_token")).expectStatus().isOk();
        String kids = body(http.get().uri(operation("keys")).exchange());
        assertThat(JsonPath.<List<String>>read(kids, "$.items[*].state")).containsExactly("SIGNING");
    }
}
