package com.arisgourmet.local.replay;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.demo.Gateway;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A restaurant registered for one replay, with its menu, its tables and one guest seated at each.
 *
 * @param owner the gateway, signed in as the owner
 * @param guests the gateway, signed in as each guest
 */
record Restaurant(String id, Gateway owner, String ownerToken, List<Gateway> guests, ReplayMenu.Ids menu) {
    private static final int LONGEST_CONFIRM_SECONDS = 600;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Restaurant register(Gateway gateway, ReplayMenu menu, int tables) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = java.util.Base64.getUrlEncoder().encodeToString(random);
        String slug = "replay-" + Long.toString(System.currentTimeMillis(), 36);
        String email = "owner@replay.example";
        JsonNode registered = gateway.post(
                "/api/v1/restaurants",
                Map.of(
                        "name",
                        "Replay",
                        "slug",
                        slug,
                        "currency",
                        ReplayMenu.CURRENCY,
                        "timeZone",
                        "America/New_York",
                        "locale",
                        "en-US",
                        "owner",
                        Map.of("name", "Owner", "email", email, "password", password)));
        String token = gateway.post(
                        "/api/v1/auth/login", Map.of("restaurant", slug, "email", email, "password", password))
                .get("access_token")
                .asString();
        Gateway owner = gateway.as(token);
        waitForTheKitchen(owner);
        ReplayMenu.Ids ids = ids(owner.post("/api/v1/menu/import", menu.importDocument()));
        return new Restaurant(registered.get("id").asString(), owner, token, seat(gateway, owner, tables), ids);
    }

    private static ReplayMenu.Ids ids(JsonNode imported) {
        JsonNode ids = imported.get("ids");
        return new ReplayMenu.Ids(map(ids.get("products")), map(ids.get("variants")), map(ids.get("options")));
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new HashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }

    private static List<Gateway> seat(Gateway gateway, Gateway owner, int tables) {
        owner.post(
                "/api/v1/tables/batch",
                Map.of("areaName", "Salón", "prefix", "R", "from", 1, "to", tables, "seats", 4));
        List<Gateway> guests = new ArrayList<>();
        for (JsonNode table : owner.get("/api/v1/tables?limit=200").get("items")) {
            JsonNode joined = gateway.post(
                    "/api/v1/table-sessions",
                    Map.of("qrCode", table.get("qrUrl").asString()));
            guests.add(gateway.as(joined.get("token").get("access_token").asString()));
        }
        return List.copyOf(guests);
    }

    /** Waits until order-service has heard of the whole menu, which it prices from. */
    void awaitMenu(List<OrderFile.RealOrder> orders) throws InterruptedException {
        Map<String, OrderFile.RealOrder> onePerItem = new HashMap<>();
        orders.forEach(order -> order.lines()
                .forEach(line ->
                        onePerItem.putIfAbsent(line.item(), new OrderFile.RealOrder(order.id(), List.of(line)))));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (OrderFile.RealOrder probe : onePerItem.values()) {
            await(deadline, () -> guests.getFirst().post("/api/v1/quotes", Map.of("items", menu.items(probe))));
        }
    }

    private static JsonNode await(long deadline, Supplier<JsonNode> quote) throws InterruptedException {
        while (true) {
            try {
                return quote.get();
            } catch (Gateway.Refused notYet) {
                if (System.nanoTime() > deadline) {
                    throw new Problem("The menu did not reach order-service: " + notYet.getMessage(), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    /** Its kitchen draws nothing, so nothing confirms a ticket: no alarm is to come between the steps that are counted. */
    private static void waitForTheKitchen(Gateway owner) {
        String settings = "/api/v1/kitchen/settings";
        long version = owner.get(settings).get("version").asLong();
        owner.put(settings, Map.of("confirmWithinSeconds", LONGEST_CONFIRM_SECONDS), "\"" + version + "\"");
    }
}
