package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.DemoRestaurant;
import com.arisgourmet.e2e.DemoRestaurant.Guest;
import com.arisgourmet.e2e.walls.Visitor.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A restaurant with somebody of every role, a guest at each of two tables, and one thing of each kind there is.
 *
 * @param staff by role
 * @param permissions by role
 * @param guest at the table whose session and order are among the things
 * @param neighbour at the other table
 */
record Premises(
        DemoRestaurant restaurant,
        Map<String, Api> staff,
        Map<String, Set<String>> permissions,
        Guest guest,
        Guest neighbour,
        Things things) {

    static Premises open() {
        DemoRestaurant restaurant = DemoRestaurant.open();
        Map<String, Api> staff = new LinkedHashMap<>();
        staff.put("owner", restaurant.owner());
        staff.put("admin", restaurant.hire("admin"));
        staff.put("host", restaurant.hire("host"));
        staff.put("waiter", restaurant.waiter());
        staff.put("kitchen", restaurant.kitchen());
        Guest guest = restaurant.scan(0);
        restaurant.awaitMenu(guest);
        return new Premises(
                restaurant,
                staff,
                permissions(restaurant.owner()),
                guest,
                restaurant.scan(1),
                new Things(things(restaurant, guest)));
    }

    /** @return everybody who works or sits there */
    List<Visitor> people() {
        Things stay = things.only("tableSession", "serviceRequest", "order", "item");
        List<Visitor> people = new ArrayList<>(visitors("", things.only()));
        people.add(new Visitor(Kind.GUEST, "guest at another table", Set.of(), neighbour.api(), stay));
        return people;
    }

    /** @return everybody here, as visitors of another restaurant */
    List<Visitor> strangersTo(Premises other) {
        return visitors("another restaurant's ", other.things);
    }

    private List<Visitor> visitors(String prefix, Things notTheirs) {
        return Stream.concat(
                        staff.entrySet().stream()
                                .map(one -> new Visitor(
                                        Kind.STAFF,
                                        prefix + one.getKey(),
                                        permissions.get(one.getKey()),
                                        one.getValue(),
                                        notTheirs)),
                        Stream.of(new Visitor(Kind.GUEST, prefix + "guest", Set.of(), guest.api(), notTheirs)))
                .toList();
    }

    private static Map<String, Set<String>> permissions(Api owner) {
        return owner.get("/api/v1/roles")
                .require(200)
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(role -> role.get("name").asString(), role -> role.get("permissions")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet())));
    }

    private static Map<String, String> things(DemoRestaurant restaurant, Guest guest) {
        JsonNode order = place(restaurant, guest);
        JsonNode table = restaurant.tables().get(0);
        JsonNode asked = guest.api()
                .post("/api/v1/table-sessions/" + guest.sessionId() + "/service-requests", Map.of("kind", "waiter"))
                .require(201);
        JsonNode member = restaurant.owner().get("/api/v1/staff").require(200).at("/items/0");
        JsonNode drink = add(restaurant);
        Map<String, String> things = new HashMap<>();
        things.put("variant", drink.at("/variants/0/id").asString());
        things.put("category", restaurant.ids().get("fuertes"));
        things.put("product", restaurant.ids().get("bandeja"));
        things.put("optionGroup", restaurant.ids().get("salsa"));
        things.put("option", restaurant.ids().get("salsa/aji"));
        things.put("area", table.get("areaId").asString());
        things.put("table", table.get("id").asString());
        things.put("tableSession", guest.sessionId());
        things.put(
                "serviceRequest",
                asked.at("/serviceRequests/0/id").asString(asked.path("id").asString()));
        things.put("order", order.get("id").asString());
        things.put("item", order.at("/items/0/id").asString());
        things.put("staff", member.get("id").asString());
        things.put("role", addRole(restaurant));
        things.put("device", addDevice(restaurant));
        return things;
    }

    /** @return its name, which no other restaurant has, and which is a UUID as the ids of all other things are */
    private static String addRole(DemoRestaurant restaurant) {
        String name = "a" + UUID.randomUUID().toString().substring(1);
        restaurant
                .owner()
                .post("/api/v1/roles", Map.of("name", name, "permissions", List.of()))
                .require(201);
        return name;
    }

    private static String addDevice(DemoRestaurant restaurant) {
        return restaurant
                .owner()
                .post("/api/v1/devices", Map.of("name", "tablet"))
                .require(201)
                .get("id")
                .asString();
    }

    String restaurantId() {
        return restaurant
                .owner()
                .get("/api/v1/restaurants/current")
                .require(200)
                .get("id")
                .asString();
    }

    /** @return the order's id */
    String placeOrder() {
        return place(restaurant, guest).get("id").asString();
    }

    /** @return the product's id */
    String addDrink() {
        return add(restaurant).get("id").asString();
    }

    private static JsonNode place(DemoRestaurant restaurant, Guest guest) {
        return guest.api()
                .post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1)))
                .require(201);
    }

    private static JsonNode add(DemoRestaurant restaurant) {
        return restaurant
                .owner()
                .post("/api/v1/products", drink(restaurant.ids().get("fuertes")))
                .require(201);
    }

    private static Map<String, Object> drink(String category) {
        Map<String, Object> price = Map.of("amount", 100, "currency", "COP");
        return Map.of(
                "categoryId",
                category,
                "name",
                "Limonada",
                "price",
                price,
                "station",
                "bar",
                "prepMinutes",
                1,
                "taxRate",
                0,
                "variants",
                List.of(Map.of("name", "Grande", "price", price)));
    }
}
