package com.arisgourmet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.testsupport.http.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class EditingIT extends CatalogIT {
    private final UUID restaurant = UUID.randomUUID();
    private final String token = owner(restaurant);

    @Test
    void aProductIsCreatedReadEditedAndDeletedAndEachChangeIsAnEvent() {
        String category = category(token);
        String id = id(post("/api/v1/products", token, product(category, "")));

        ProductState read = get("/api/v1/products/" + id, token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody(ProductState.class)
                .returnResult()
                .getResponseBody();
        assertThat(read).isNotNull();
        assertThat(read.price().amount()).isEqualTo(2_500_000);

        put(
                        "/api/v1/products/" + id,
                        token,
                        "\"1\"",
                        product(
                                category,
                                ",\"variants\":[{\"name\":\"Grande\",\"price\":{\"amount\":3000000,\"currency\":\"COP\"}}]"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        delete("/api/v1/products/" + id, token, "\"2\"").expectStatus().isNoContent();
        get("/api/v1/products/" + id, token).expectStatus().isNotFound();

        assertThat(events(id)).containsExactly("product.changed.v1", "product.changed.v1", "product.deleted.v1");
    }

    @Test
    void anEditThatSaysTheSameIsNoEvent() {
        String category = category(token);
        String id = id(post("/api/v1/products", token, product(category, "")));

        put("/api/v1/products/" + id, token, "\"1\"", product(category, ""))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");

        assertThat(events(id)).hasSize(1);
    }

    @Test
    void aVariantKeepsItsIdWhenItIsNamed() {
        String category = category(token);
        JsonNode made = body(post(
                "/api/v1/products",
                token,
                product(category, ",\"variants\":[{\"name\":\"A\",\"price\":{\"amount\":1,\"currency\":\"COP\"}}]")));
        String variant = made.get("variants").get(0).get("id").asString();

        JsonNode edited = body(put(
                "/api/v1/products/" + made.get("id").asString(),
                token,
                "\"1\"",
                product(
                        category,
                        ",\"variants\":[{\"name\":\"B\",\"price\":{\"amount\":2,\"currency\":\"COP\"}},{\"id\":\""
                                + variant + "\",\"name\":\"A2\",\"price\":{\"amount\":1,\"currency\":\"COP\"}}]")));

        assertThat(edited.get("variants").get(1).get("id").asString()).isEqualTo(variant);
        assertThat(edited.get("variants").get(0).get("id").asString()).isNotEqualTo(variant);
    }

    @Test
    void editsNeedTheVersionThatWasRead() {
        String id = category(token);
        String path = "/api/v1/categories/" + id;

        put(path, token, null, "{\"name\":\"Caldos\"}").expectStatus().isEqualTo(428);
        put(path, token, "\"7\"", "{\"name\":\"Caldos\"}").expectStatus().isEqualTo(412);
        put(path, token, "\"1\"", "{\"name\":\"Caldos\"}").expectStatus().isOk();
        put(path, token, "\"1\"", "{\"name\":\"Cremas\"}").expectStatus().isEqualTo(412);

        assertThat(events(id)).hasSize(2);
    }

    @Test
    void whatIsInUseStays() {
        String category = category(token);
        String group = id(post("/api/v1/option-groups", token, group("COP", 0, 1)));
        String product =
                id(post("/api/v1/products", token, product(category, ",\"optionGroupIds\":[\"" + group + "\"]")));

        delete("/api/v1/categories/" + category, token, "\"1\"").expectStatus().isEqualTo(409);
        delete("/api/v1/option-groups/" + group, token, "\"1\"").expectStatus().isEqualTo(409);
        delete("/api/v1/products/" + product, token, "\"1\"").expectStatus().isNoContent();
        delete("/api/v1/option-groups/" + group, token, "\"1\"").expectStatus().isNoContent();
        delete("/api/v1/categories/" + category, token, "\"1\"").expectStatus().isNoContent();

        assertThat(events(group)).containsExactly("option-group.changed.v1", "option-group.deleted.v1");
    }

    @Test
    void aRepeatedPostIsAnsweredWithTheFirstAnswerAndAReusedKeyIsRefused() {
        String first = body(postWithKey("k-1", "{\"name\":\"Postres\"}")
                        .expectStatus()
                        .isCreated())
                .toString();

        String again = body(postWithKey("k-1", "{\"name\":\"Postres\"}")
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("Idempotent-Replayed", "true"))
                .toString();
        postWithKey("k-1", "{\"name\":\"Bebidas\"}").expectStatus().isEqualTo(422);

        assertThat(again).isEqualTo(first);
        assertThat(eventsOf(restaurant)).isEqualTo(1);
    }

    @Test
    void listsArePaged() {
        category(token);
        category(token);
        category(token);

        JsonNode first = body(get("/api/v1/categories?limit=2", token));
        JsonNode second = body(get(
                "/api/v1/categories?limit=2&cursor=" + first.get("nextCursor").asString(), token));

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        get("/api/v1/categories?limit=0", token).expectStatus().isBadRequest();
        get("/api/v1/categories?cursor=x", token).expectStatus().isBadRequest();
    }

    @Test
    void availabilityIsGuardedByStateAndToldOnce() {
        String id = id(post("/api/v1/products", token, product(category(token), "")));
        String path = "/api/v1/products/" + id + "/availability";
        String waiter = TestTokens.staff(restaurant, "menu:availability");

        put(path, waiter, null, "{\"available\":true}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        put(path, waiter, null, "{\"available\":false}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        put(path, waiter, null, "{\"available\":false}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        put(path, waiter, null, "{\"available\":true,\"remaining\":3}")
                .expectStatus()
                .isOk();
        put(path, waiter, null, "{\"available\":true,\"remaining\":-1}")
                .expectStatus()
                .isBadRequest();
        put(path, waiter, null, "{\"available\":false,\"until\":\"2020-01-01T00:00:00Z\"}")
                .expectStatus()
                .isEqualTo(422);

        assertThat(events(id))
                .containsExactly(
                        "product.changed.v1", "product.availability-changed.v1", "product.availability-changed.v1");
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec postWithKey(
            String key, String body) {
        return http.post()
                .uri("/api/v1/categories")
                .headers(h -> h.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static String group(String currency, int min, int max) {
        return """
                {"name":"Término","minSelections":%d,"maxSelections":%d,
                 "options":[{"name":"Azul","priceDelta":{"amount":0,"currency":"%s"}}]}""".formatted(min, max, currency);
    }
}
