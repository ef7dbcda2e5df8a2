package com.arisgourmet.auth.restaurants;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.AuthServiceTestBase;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

class RegistrationIT extends AuthServiceTestBase {
    @Autowired
    private DatabaseClient database;

    @Test
    void registeringWritesTheEventInTheOutbox() {
        String restaurant = body(register("otra-" + UUID.randomUUID())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/v1/restaurants/current")
                .expectHeader()
                .valueEquals("ETag", "\"1\""));
        StepVerifier.create(database.sql("select event from outbox where type='restaurant.registered.v1'"
                                + " and event like concat('%', :id, '%')")
                        .bind("id", text(restaurant, "$.id"))
                        .map(row -> String.valueOf(row.get("event", String.class)))
                        .all())
                .assertNext(event -> assertThat(JsonPath.<Object>read(event, "$.data"))
                        .isEqualTo(JsonPath.<Object>read(restaurant, "$")))
                .verifyComplete();
    }

    @Test
    void aTakenSlugIsAConflictAndLeavesNothingBehind() {
        register(slug)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("slug");
        StepVerifier.create(database.sql("select count(*) n from restaurants where slug=:slug")
                        .bind("slug", slug)
                        .map(row -> row.get("n", Long.class))
                        .one())
                .expectNext(1L)
                .verifyComplete();
    }

    @ParameterizedTest
    @CsvSource({
        "Casa Ana, COP, America/Bogota, es, a@b.co, correct horse, slug",
        "casa, XXX, America/Bogota, es, a@b.co, correct horse, currency",
        "casa, PESO, America/Bogota, es, a@b.co, correct horse, currency",
        "casa, COP, Bogota, es, a@b.co, correct horse, timeZone",
        "casa, COP, America/Bogota, klingon-, a@b.co, correct horse, locale",
        "casa, COP, America/Bogota, es, nobody, correct horse, owner.email",
        "casa, COP, America/Bogota, es, a@b.co, too short, owner.password"
    })
    void aWrongFieldIsNamed(
            String slug, String currency, String zone, String locale, String email, String password, String field) {
        post("/api/v1/restaurants", registration(slug, currency, zone, locale, email, password))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void badRequestsAreProblemsNeverServerErrors() {
        String path = "/api/v1/restaurants";
        post(path, "{\"name\": ").expectStatus().isBadRequest();
        post(path, "[]").expectStatus().isBadRequest();
        post(
                        path,
                        registration("casa", "COP", "America/Bogota", "es", OWNER, PASSWORD)
                                .replaceFirst("\\{", "{\"rid\": 1,"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown");
        post(path, "\"" + "x".repeat(300_000) + "\"").expectStatus().isEqualTo(413);
        http.post()
                .uri(path)
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        http.put().uri(path).exchange().expectStatus().isEqualTo(405);
    }
}
