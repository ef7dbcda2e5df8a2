package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A restaurant of one test's own: an owner, a waiter and a kitchen account with passwords made for this run, a small
 * menu with every kind of choice, two tables.
 */
public record DemoRestaurant(
        String slug, String password, Api owner, Api waiter, Api kitchen, Map<String, String> ids, JsonNode tables) {

    public static DemoRestaurant open() {
        Api anyone = Api.anonymous();
        String slug = "e2e-" + UUID.randomUUID().toString().substring(0, 12);
        String password = UUID.randomUUID().toString();
        anyone.post(
                        "/api/v1/restaurants",
                        Map.of(
                                "name", "La Prueba",
                                "slug", slug,
                                "currency", "COP",
                                "timeZone", "America/Bogota",
                                "locale", "es-CO",
                                "owner", Map.of("name", "Olga", "email", email("owner"), "password", password)))
                .require(201);
        Api owner = anyone.as(login(slug, "owner", password));
        JsonNode imported = owner.post("/api/v1/menu/import", menu()).body();
        owner.post("/api/v1/tables/batch", Map.of("areaName", "Salón", "prefix", "M", "from", 1, "to", 2, "seats", 4))
                .require(201);
        Api waiter = hire(owner, slug, "waiter", password);
        Api kitchen = hire(owner, slug, "kitchen", password);
        JsonNode tables = owner.get("/api/v1/tables").require(200).get("items");
        return new DemoRestaurant(slug, password, owner, waiter, kitchen, ids(imported.get("ids")), tables);
    }

    /** Somebody more, with the restaurant's password. */
    public Api hire(String role) {
        return hire(owner, slug, role, password);
    }

    private static Api hire(Api owner, String slug, String role, String password) {
        owner.post("/api/v1/staff/invitations", Map.of("name", role, "email", email(role), "role", role))
                .require(201);
        Api.anonymous()
                .post(
                        "/api/v1/staff/invitations/accept",
                        Map.of("token", Management.invitation(email(role), slug), "password", password))
                .require(204);
        return Api.anonymous().as(login(slug, role, password));
    }

    static String login(String slug, String role, String password) {
        return signIn(slug, role, password).get("access_token").asString();
    }

    /** @return the token response */
    public static JsonNode signIn(String slug, String role, String password) {
        return Api.anonymous()
                .post("/api/v1/auth/login", Map.of("restaurant", slug, "email", email(role), "password", password))
                .require(200);
    }

    public static String email(String role) {
        return role + "@la-prueba.example";
    }

    private static Map<String, String> ids(JsonNode ids) {
        Map<String, String> all = new HashMap<>();
        ids.properties().forEach(kind -> kind.getValue()
                .properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asString())));
        return all;
    }

    /** A guest who has scanned the first table's code. */
    public Guest scan(int table) {
        String qr = tables.get(table).get("qrUrl").asString();
        JsonNode joined = Api.anonymous()
                .post("/api/v1/table-sessions", Map.of("qrCode", qr))
                .body();
        return new Guest(
                Api.anonymous().as(joined.get("token").get("access_token").asString()),
                joined.get("session").get("id").asString(),
                qr);
    }

    public record Guest(Api api, String sessionId, String qrUrl) {}

    /** Returns when order-service knows the menu. */
    public void awaitMenu(Guest guest) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(quote(guest, Map.of("productId", ids.get("jugo"), "quantity", 1)))
                    .isEqualTo(200);
            assertThat(quote(guest, bandeja(1))).isEqualTo(200);
        });
    }

    /** @return the status of the answer */
    int quote(Guest guest, Map<String, Object> item) {
        return guest.api()
                .post("/api/v1/quotes", Map.of("items", List.of(item)))
                .status();
    }

    public Map<String, Object> bandeja(int quantity) {
        return Map.of(
                "productId", ids.get("bandeja"),
                "quantity", quantity,
                "options", List.of(Map.of("optionId", ids.get("salsa/aji"))));
    }

    public static Map<String, Object> order(Object... items) {
        return Map.of("serviceType", "table", "items", List.of(items));
    }

    private static Map<String, Object> menu() {
        return Map.of(
                "categories", List.of(Map.of("key", "fuertes", "name", "Platos fuertes")),
                "optionGroups",
                        List.of(Map.of(
                                "key",
                                "salsa",
                                "name",
                                "Salsa",
                                "minSelections",
                                1,
                                "maxSelections",
                                1,
                                "options",
                                List.of(
                                        Map.of("key", "aji", "name", "Ají", "priceDelta", cop(0)),
                                        Map.of("key", "hogao", "name", "Hogao", "priceDelta", cop(200_000))))),
                "products",
                        List.of(
                                product("bandeja", "Bandeja paisa", 3_200_000, "hot", List.of("salsa")),
                                product("jugo", "Jugo de lulo", 900_000, "bar", List.of())));
    }

    private static Map<String, Object> product(
            String key, String name, long price, String station, List<String> groups) {
        return Map.ofEntries(
                Map.entry("key", key),
                Map.entry("categoryKey", "fuertes"),
                Map.entry("name", name),
                Map.entry("price", cop(price)),
                Map.entry("station", station),
                Map.entry("prepMinutes", 10),
                Map.entry("taxRate", 800),
                Map.entry("allergens", List.of("gluten")),
                Map.entry("dietary", List.of()),
                Map.entry("variants", List.of()),
                Map.entry("optionGroupKeys", groups));
    }

    private static Map<String, Object> cop(long amount) {
        return Map.of("amount", amount, "currency", "COP");
    }
}
