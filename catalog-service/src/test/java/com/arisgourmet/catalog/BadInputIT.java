package com.arisgourmet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.testsupport.http.RouteMatrix;
import com.arisgourmet.testsupport.http.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong gets its 4xx with a problem document naming the field, and nothing is written. */
class BadInputIT extends CatalogIT {
    private final UUID restaurant = UUID.randomUUID();
    private final String token = owner(restaurant);
    private String category = "";

    @BeforeEach
    void oneCategory() {
        category = category(token);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | price.amount          | \"amount\":2500000      | \"amount\":-1",
                "400 | price.amount          | \"amount\":2500000      | \"amount\":12.5",
                "400 | price.amount          | \"amount\":2500000      | \"amount\":99999999999999999999",
                "400 | price.amount          | \"amount\":2500000,     | ",
                "422 | price.currency        | \"currency\":\"COP\"    | \"currency\":\"USD\"",
                "400 | price.currency        | \"currency\":\"COP\"    | \"currency\":\"pesos\"",
                "400 | prepMinutes           | \"prepMinutes\":12      | \"prepMinutes\":601",
                "400 | taxRate               | \"taxRate\":800         | \"taxRate\":10001",
                "400 | name                  | \"name\":\"Ajiaco\"     | \"name\":\"  \"",
                "400 | station               | \"station\":\"sopas\"   | \"station\":null",
                "400 | restaurantId          | \"taxRate\":800         | \"taxRate\":800,\"restaurantId\":\"x\"",
                "400 | imageUrl              | \"taxRate\":800         | \"taxRate\":800,\"imageUrl\":\"javascript:alert(1)\"",
                "400 | translations[en].name | \"Chicken soup\"        | \"\"",
                "400 | variants[0].price     | \"taxRate\":800         | \"taxRate\":800,\"variants\":[{\"name\":\"A\"}]",
                "400 | optionGroupIds[0]     | \"taxRate\":800         | \"taxRate\":800,\"optionGroupIds\":[\"x\"]",
                "422 | optionGroupIds[0]     | \"taxRate\":800         | \"taxRate\":800,\"optionGroupIds\":[\"0198c5a4-0000-7000-8000-000000000000\"]"
            })
    void aWrongFieldIsNamed(int status, String field, String from, String to) {
        String body = product(category, "").replace(from, to == null ? "" : to);

        JsonNode problem = problem(HttpMethod.POST, "/api/v1/products", token, body, status);

        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(eventsOf(restaurant)).isEqualTo(1);
    }

    @Test
    void everyRouteStandsInTheMatrixOfWhoMayCallIt(@Autowired ApplicationContext service) {
        RouteMatrix.check(service);
    }

    @Test
    void aLanguageMustBeOne() {
        JsonNode problem = problem(
                HttpMethod.POST,
                "/api/v1/products",
                token,
                product(category, "").replace("\"en\"", "\"!\""),
                400);
        assertThat(problem.get("errors").get(0).get("field").asString()).startsWith("translations");
    }

    @Test
    void anOptionGroupMustBeAnswerable() {
        problem(HttpMethod.POST, "/api/v1/option-groups", token, EditingIT.group("COP", 2, 1), 422);
        problem(HttpMethod.POST, "/api/v1/option-groups", token, EditingIT.group("COP", 0, 0), 400);
        problem(HttpMethod.POST, "/api/v1/option-groups", token, EditingIT.group("USD", 0, 1), 422);
        problem(
                HttpMethod.POST,
                "/api/v1/option-groups",
                token,
                "{\"name\":\"X\",\"minSelections\":0,\"maxSelections\":1,\"options\":[]}",
                400);
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        problem(HttpMethod.POST, "/api/v1/categories", token, "{\"name\":", 400);
        problem(HttpMethod.POST, "/api/v1/categories", token, "[]", 400);
        problem(HttpMethod.POST, "/api/v1/categories", token, "null", 400);
        problem(HttpMethod.POST, "/api/v1/categories", token, "{\"name\":\"" + "x".repeat(300_000) + "\"}", 413);
        http.post()
                .uri("/api/v1/categories")
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        http.post()
                .uri("/api/v1/categories")
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"Sin llave\"}")
                .exchange()
                .expectStatus()
                .isBadRequest();
        assertThat(eventsOf(restaurant)).isEqualTo(1);
    }

    @Test
    void anotherRestaurantsThingsDoNotExist() {
        UUID stranger = UUID.randomUUID();
        String other = owner(stranger);
        String product = id(post("/api/v1/products", token, product(category, "")));

        get("/api/v1/products/" + product, other).expectStatus().isNotFound();
        put("/api/v1/products/" + product, other, "\"1\"", product(category, ""))
                .expectStatus()
                .isNotFound();
        put("/api/v1/products/" + product + "/availability", other, null, "{\"available\":false}")
                .expectStatus()
                .isNotFound();
        delete("/api/v1/products/" + product, other, "\"1\"").expectStatus().isNotFound();
        delete("/api/v1/categories/" + category, other, "\"1\"").expectStatus().isNotFound();
        problem(HttpMethod.POST, "/api/v1/products", other, product(category, ""), 422);

        assertThat(body(get("/api/v1/products", other)).get("items")).isEmpty();
        assertThat(eventsOf(stranger)).isZero();
        get("/api/v1/products/not-an-id", token).expectStatus().isBadRequest();
    }

    @Test
    void onlyWhoMayEditEdits() {
        String body = "{\"name\":\"X\"}";
        problem(HttpMethod.POST, "/api/v1/categories", guest(restaurant), body, 403);
        problem(HttpMethod.POST, "/api/v1/categories", TestTokens.staff(restaurant, "order:read"), body, 403);
        TestTokens.invalid(restaurant, ALL)
                .forEach((why, invalid) -> problem(HttpMethod.POST, "/api/v1/categories", invalid, body, 401));
        http.get().uri("/api/v1/categories").exchange().expectStatus().isUnauthorized();
        get("/api/v1/menu/export", guest(restaurant)).expectStatus().isForbidden();
    }

    private JsonNode problem(HttpMethod method, String path, String as, String body, int status) {
        JsonNode problem = body(send(method, path, as, body, null)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json"));
        assertThat(problem.get("type").asString()).startsWith("/problems/");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }
}
