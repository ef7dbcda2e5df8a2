package com.arisgourmet.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.contracts.CloudEvent;
import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.RestaurantState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class MenuIT extends CatalogIT {
    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Test
    void anybodyReadsTheMenuInTheLanguageAsked() {
        String token = owner(restaurant("puerta-falsa"));
        id(post("/api/v1/products", token, product(category(token), "")));

        JsonNode own = body(menu("puerta-falsa", null, null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_LANGUAGE, "es"));
        JsonNode english =
                body(menu("puerta-falsa", "en-GB", null).expectStatus().isOk());

        assertThat(own.at("/restaurant/name").asString()).isEqualTo("La Puerta Falsa");
        assertThat(own.at("/products/0/name").asString()).isEqualTo("Ajiaco");
        assertThat(own.at("/products/0").has("translations")).isFalse();
        assertThat(english.at("/categories/0/name").asString()).isEqualTo("Soups");
        assertThat(english.at("/products/0/name").asString()).isEqualTo("Chicken soup");
        assertThat(english.at("/products/0/description").asString()).isEqualTo("Con pollo");
    }

    @Test
    void aMenuThatDidNotChangeIsNotSentAgain() {
        String token = owner(restaurant("etag"));
        String product = id(post("/api/v1/products", token, product(category(token), "")));
        String tag = tag(menu("etag", null, null));

        menu("etag", null, tag).expectStatus().isNotModified().expectBody().isEmpty();
        menu("etag", "en", tag).expectStatus().isOk();
        put(
                "/api/v1/products/" + product + "/availability",
                token,
                null,
                "{\"available\":false,\"until\":\"" + Instant.now().plusSeconds(600) + "\"}");

        JsonNode soldOut = body(menu("etag", null, tag).expectStatus().isOk());
        assertThat(soldOut.at("/products/0/availability/available").asBoolean()).isFalse();
    }

    @Test
    void aSoldOutProductThatCameBackIsAvailableAndChangesTheTag() {
        String token = owner(restaurant("vuelve"));
        String product = id(post("/api/v1/products", token, product(category(token), "")));
        put(
                        "/api/v1/products/" + product + "/availability",
                        token,
                        null,
                        "{\"available\":false,\"until\":\"" + Instant.now().plusMillis(1500) + "\"}")
                .expectStatus()
                .isOk();
        String tag = tag(menu("vuelve", null, null));

        await().until(() -> !tag(menu("vuelve", null, null)).equals(tag));
        JsonNode returned = body(menu("vuelve", null, tag).expectStatus().isOk());
        assertThat(returned.at("/products/0/availability/available").asBoolean())
                .isTrue();
    }

    @Test
    void aTokenAloneNamesTheRestaurant() {
        UUID known = restaurant("propio");
        assertThat(body(get("/api/v1/menu", guest(known)).expectStatus().isOk())
                        .at("/restaurant/slug")
                        .asString())
                .isEqualTo("propio");

        get("/api/v1/menu", guest(UUID.randomUUID()))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
        http.get().uri("/api/v1/menu").exchange().expectStatus().isBadRequest();
        menu("nowhere", null, null).expectStatus().isNotFound();
    }

    @Test
    void theProjectionTakesTheNewestStateWhateverTheOrder() {
        UUID id = UUID.randomUUID();
        receive(new RestaurantState(id, "Nuevo", "orden", "COP", "America/Bogota", "es-CO", 3));
        receive(new RestaurantState(id, "Viejo", "orden", "COP", "America/Bogota", "es-CO", 2));
        receive("order.placed.v1", "not even JSON");
        receive("never-heard-of.v1", "{}");

        assertThat(body(menu("orden", null, null)).at("/restaurant/name").asString())
                .isEqualTo("Nuevo");
    }

    @Test
    void aRestaurantIsLearntFromTheStream() {
        UUID id = UUID.randomUUID();
        var state = new RestaurantState(id, "Andrés", "andres", "COP", "America/Bogota", "es-CO", 1);

        redis.opsForStream()
                .add(
                        STREAM + ":{07}",
                        Map.of(
                                EventStreams.DATA,
                                event(state),
                                EventStreams.CONTENT_TYPE,
                                CloudEvent.MEDIA_TYPE,
                                EventStreams.TYPE,
                                EventType.RESTAURANT_REGISTERED.wireName(),
                                EventStreams.SUBJECT,
                                "restaurant/" + id))
                .block(Duration.ofSeconds(5));

        await().atMost(Duration.ofSeconds(20)).until(() -> menu("andres", null, null)
                .returnResult(String.class)
                .getStatus()
                .is2xxSuccessful());
    }

    @Test
    void theApiIsDescribed() {
        JsonNode document = body(
                http.get().uri("/internal/openapi").exchange().expectStatus().isOk());

        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/paths/~1api~1v1~1menu/get/operationId").asString())
                .isEqualTo("getMenu");
        assertThat(document.at("/paths/~1api~1v1~1menu~1import/post/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("MenuDocument");
        assertThat(document.toString()).doesNotContain("Caller");
    }

    private ResponseSpec menu(String slug, String language, String tag) {
        return http.get()
                .uri("/api/v1/menu?restaurant=" + slug)
                .headers(headers -> {
                    if (language != null) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
                    }
                    if (tag != null) {
                        headers.set(HttpHeaders.IF_NONE_MATCH, tag);
                    }
                })
                .exchange();
    }

    private static String tag(ResponseSpec response) {
        String tag = response.expectBody().returnResult().getResponseHeaders().getFirst(HttpHeaders.ETAG);
        assertThat(tag).isNotNull();
        return tag;
    }
}
