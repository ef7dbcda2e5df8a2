package com.arisgourmet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExchangeIT extends CatalogIT {
    private static final String IMPORT = "/api/v1/menu/import";
    private static final String MENU = """
            {"categories":[{"key":"sopas","name":"Sopas","translations":{"en":{"name":"Soups"}}},{"key":"postres","name":"Postres"}],
             "optionGroups":[
               {"key":"termino","name":"Término","minSelections":1,"maxSelections":1,"options":[
                 {"key":"azul","name":"Azul","translations":{"en":{"name":"Rare"}},"priceDelta":{"amount":0,"currency":"COP"}},
                 {"key":"asado","name":"Bien asado","priceDelta":{"amount":-500,"currency":"COP"}}]}],
             "products":[
               {"key":"ajiaco","categoryKey":"sopas","name":"Ajiaco","description":"Con pollo","translations":{"en":{"name":"Chicken soup"}},
                "price":{"amount":2500000,"currency":"COP"},"station":"sopas","prepMinutes":12,"taxRate":800,
                "allergens":["milk"],"dietary":["gluten-free"],"imageUrl":"/img/ajiaco.jpg",
                "variants":[{"key":"g","name":"Grande","price":{"amount":3000000,"currency":"COP"}}],"optionGroupKeys":["termino"]},
               {"key":"flan","categoryKey":"postres","name":"Flan","price":{"amount":800000,"currency":"COP"},
                "station":"postres","prepMinutes":2,"taxRate":0}]}""";

    private final UUID restaurant = UUID.randomUUID();
    private final String token = owner(restaurant);

    @Test
    void aMenuIsImportedOnceAndAnswersWithEveryId() {
        JsonNode first = body(post(IMPORT, token, MENU).expectStatus().isOk());
        long events = eventsOf(restaurant);
        JsonNode second = body(post(IMPORT, token, MENU).expectStatus().isOk());

        assertThat(events).isEqualTo(5);
        assertThat(eventsOf(restaurant)).isEqualTo(events);
        assertThat(second.get("ids")).isEqualTo(first.get("ids"));
        assertThat(first.at("/ids/variants").has("ajiaco/g")).isTrue();
        assertThat(first.at("/ids/options").has("termino/azul")).isTrue();
        assertThat(first.at("/counts/products/created").asInt()).isEqualTo(2);
        assertThat(second.at("/counts/products/unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void anExportImportedElsewhereExportsTheSame() {
        post(IMPORT, token, MENU).expectStatus().isOk();
        String category = category(token);
        id(post("/api/v1/products", token, product(category, "")));
        JsonNode exported =
                body(get("/api/v1/menu/export", token).expectStatus().isOk());

        String elsewhere = owner(UUID.randomUUID());
        post(IMPORT, elsewhere, exported.toString()).expectStatus().isOk();

        assertThat(body(get("/api/v1/menu/export", elsewhere))).isEqualTo(exported);
        assertThat(exported.get("products")).hasSize(3);

        long events = eventsOf(restaurant);
        post(IMPORT, token, exported.toString()).expectStatus().isOk();
        assertThat(eventsOf(restaurant)).isEqualTo(events);
    }

    @Test
    void oneBadRowKeepsTheWholeMenuOut() {
        JsonNode negative = body(
                post(IMPORT, token, MENU.replace("800000", "-1")).expectStatus().isBadRequest());
        JsonNode unknown = body(post(
                        IMPORT,
                        token,
                        MENU.replace("\"optionGroupKeys\":[\"termino\"]", "\"optionGroupKeys\":[\"salsa\"]"))
                .expectStatus()
                .isEqualTo(422));
        JsonNode stray = body(post(IMPORT, token, MENU.replace("\"taxRate\":0", "\"tax\":0"))
                .expectStatus()
                .isBadRequest());

        assertThat(negative.at("/errors/0/field").asString()).isEqualTo("products[1].price.amount");
        assertThat(negative.at("/errors/0/code").asString()).isEqualTo("range");
        assertThat(unknown.at("/errors/0/field").asString()).isEqualTo("products[0].optionGroupKeys[0]");
        assertThat(stray.at("/errors/0/field").asString()).isEqualTo("products[1].tax");
        post(IMPORT, token, "{").expectStatus().isBadRequest();
        post(IMPORT, token, "null").expectStatus().isBadRequest();
        post(IMPORT, token, "").expectStatus().isBadRequest();
        post(IMPORT, token, "\"" + "x".repeat(3_000_000) + "\"").expectStatus().isEqualTo(413);
        assertThat(eventsOf(restaurant)).isZero();
    }

    @Test
    void aThousandProductsWithFiveThousandVariantsGoInAtOnce() {
        String products = IntStream.range(0, 1_000).mapToObj(ExchangeIT::large).collect(Collectors.joining(","));

        JsonNode answer = body(post(
                IMPORT,
                token,
                "{\"categories\":[{\"key\":\"c\",\"name\":\"C\"}],\"optionGroups\":[],\"products\":[" + products
                        + "]}"));

        assertThat(answer.at("/ids/variants")).hasSize(5_000);
        assertThat(eventsOf(restaurant)).isEqualTo(1_001);
    }

    private static String large(int i) {
        String variants = IntStream.range(0, 5)
                .mapToObj(v -> "{\"key\":\"v" + v + "\",\"name\":\"Tamaño " + v + "\",\"price\":{\"amount\":"
                        + (100 + v) + ",\"currency\":\"COP\"}}")
                .collect(Collectors.joining(","));
        return """
                {"key":"p%1$d","categoryKey":"c","name":"Plato %1$d","description":"Un plato de la casa","price":{"amount":%1$d,"currency":"COP"},
                 "station":"cocina","prepMinutes":5,"taxRate":800,"variants":[%2$s]}""".formatted(i, variants);
    }
}
