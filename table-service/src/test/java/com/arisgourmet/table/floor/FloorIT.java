package com.arisgourmet.table.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.table.TableServiceTestBase;
import com.arisgourmet.testsupport.http.RouteMatrix;
import com.arisgourmet.testsupport.http.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class FloorIT extends TableServiceTestBase {
    private static final String TABLES = "/api/v1/tables";

    @Test
    void everyRouteStandsInTheMatrixOfWhoMayCallIt(@Autowired ApplicationContext service) {
        RouteMatrix.check(service);
    }

    @Test
    void aBatchMakesItsAreaAndAllTablesOrNone() {
        String batch = "{\"areaName\": \"Terraza\", \"prefix\": \"T\", \"from\": 1, \"to\": 20, \"seats\": 4}";
        post(host, TABLES + "/batch", batch)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(20)
                .jsonPath("$.items[0].areaName")
                .isEqualTo("Terraza");
        post(host, TABLES + "/batch", batch.replace("20", "21")).expectStatus().isEqualTo(409);
        post(host, TABLES + "/batch", batch.replace("20", "900")).expectStatus().isBadRequest();
        get(host, TABLES).expectBody().jsonPath("$.items.length()").isEqualTo(20);
    }

    @Test
    void renamingAnAreaChangesItsTables() {
        String area = body(post(host, "/api/v1/areas", "{\"name\": \"Bar\"}")
                .expectStatus()
                .isCreated());
        String id = text(area, "$.id");
        post(host, TABLES, "{\"code\": \"B1\", \"seats\": 2, \"areaId\": \"" + id + "\"}")
                .expectStatus()
                .isCreated();
        send(HttpMethod.PUT, host, "/api/v1/areas/" + id, "{\"name\": \"Barra\"}", "If-Match", "\"1\"")
                .expectStatus()
                .isOk();
        get(host, TABLES)
                .expectBody()
                .jsonPath("$.items[0].areaName")
                .isEqualTo("Barra")
                .jsonPath("$.items[0].version")
                .isEqualTo(2);
        send(HttpMethod.DELETE, host, "/api/v1/areas/" + id, "", "If-Match", "\"2\"")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void editingNeedsTheVersionThatWasRead() {
        String path = TABLES + "/" + text(addTable("M1"), "$.id");
        String edit = "{\"code\": \"M1\", \"seats\": 6}";
        send(HttpMethod.PUT, host, path, edit, "X-None", "x").expectStatus().isEqualTo(428);
        send(HttpMethod.PUT, host, path, edit, "If-Match", "\"9\"")
                .expectStatus()
                .isEqualTo(412);
        send(HttpMethod.PUT, host, path, edit, "If-Match", "\"1\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
    }

    @Test
    void anOccupiedTableKeepsItsCodeAndIsNotRemoved() {
        String table = addTable("M1");
        String path = TABLES + "/" + text(table, "$.id");
        scan(text(table, "$.qrUrl")).expectStatus().isCreated();
        get(host, path).expectBody().jsonPath("$.status").isEqualTo("occupied");
        send(HttpMethod.PUT, host, path, "{\"code\": \"M9\", \"seats\": 6}", "If-Match", "\"1\"")
                .expectStatus()
                .isEqualTo(409);
        send(HttpMethod.DELETE, host, path, "", "If-Match", "\"1\"")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void theQrUrlIsForThoseAloneWhoMayPrintIt() {
        String path = TABLES + "/" + text(addTable("M1"), "$.id");
        String waiter = TestTokens.staff(restaurant, "table:read");
        get(waiter, path).expectStatus().isOk().expectBody().jsonPath("$.qrUrl").doesNotExist();
        get(waiter, path + "/qr.svg").expectStatus().isForbidden();
        get(host, path + "/qr.svg").expectStatus().isOk().expectHeader().contentType("image/svg+xml");
        get(host, path + "/qr.png").expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_PNG);
    }

    @Test
    void anotherRestaurantsTableDoesNotExist() {
        String path = TABLES + "/" + text(addTable("M1"), "$.id");
        String stranger = TestTokens.staff(UUID.randomUUID(), "table:write", "session:manage", "table:read");
        get(stranger, path).expectStatus().isNotFound();
        get(stranger, path + "/qr.svg").expectStatus().isNotFound();
        post(stranger, path + "/qr/rotate", "").expectStatus().isNotFound();
        post(stranger, path + "/sessions", "").expectStatus().isNotFound();
        send(HttpMethod.DELETE, stranger, path, "", "If-Match", "\"1\"")
                .expectStatus()
                .isNotFound();
        get(stranger, TABLES).expectBody().jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void onlyAGoodTokenOpensTheFloor() {
        http.get().uri(TABLES).exchange().expectStatus().isUnauthorized();
        TestTokens.invalid(restaurant, "table:read").forEach((why, token) -> get(token, TABLES)
                .expectStatus()
                .value(status -> assertThat(status).as(why).isEqualTo(401)));
        get(TestTokens.staff(restaurant), TABLES).expectStatus().isForbidden();
    }

    @Test
    void badRequestsAreProblemsNeverServerErrors() {
        addTable("M1");
        post(host, TABLES, "{\"code\": \"m1\", \"seats\": 4}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("code");
        post(host, TABLES, "{\"code\": \"M2\", \"seats\": 0}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("seats");
        post(host, TABLES, "{\"code\": \"M2\", \"seats\": 4, \"restaurantId\": \"x\"}")
                .expectStatus()
                .isBadRequest();
        post(host, TABLES, "{\"code\": ").expectStatus().isBadRequest();
        post(host, TABLES, "{\"code\": \"M2\", \"seats\": 4, \"areaId\": \"" + UUID.randomUUID() + "\"}")
                .expectStatus()
                .isEqualTo(422);
        send(HttpMethod.POST, host, TABLES, "{\"code\": \"M2\", \"seats\": 4}", "X-None", "x")
                .expectStatus()
                .isBadRequest();
        http.post()
                .uri(TABLES)
                .headers(it -> it.setBearerAuth(host))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("M2")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        send(HttpMethod.PATCH, host, TABLES, "{}", "X-None", "x").expectStatus().isEqualTo(405);
        get(host, TABLES + "/not-an-id").expectStatus().isBadRequest();
        assertThat(text(body(get(host, TABLES)), "$.items.length()")).isEqualTo("1");
    }
}
