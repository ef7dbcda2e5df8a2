package com.arisgourmet.local.demo;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * La Candelaria, a restaurant in Bogotá, put in through the public API as its owner and staff would. Only what is
 * missing is put in, so that a load that was cut short is completed by the next one.
 */
public final class DemoRestaurant {
    public static final String SLUG = "la-candelaria";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Gateway anyone;
    private final Mailbox mailbox;
    private final Secrets secrets;
    private final SignIn owner;
    private final List<SignIn> staff;

    public DemoRestaurant(Gateway gateway, Mailbox mailbox, Secrets secrets) {
        this.anyone = gateway;
        this.mailbox = mailbox;
        this.secrets = secrets;
        this.owner = person("owner", "Ana Lucía Restrepo", "/staff");
        this.staff = List.of(
                person("host", "Camilo Rojas", "/waiter"),
                person("waiter", "Valentina Gómez", "/waiter"),
                person("kitchen", "Cocina", "/kitchen"));
    }

    /** Everybody who can sign in, the owner first. */
    public List<SignIn> signIns() {
        var all = new ArrayList<>(List.of(owner));
        all.addAll(staff);
        return all;
    }

    /**
     * Completes the restaurant.
     *
     * @return the address in the QR code of its first table
     */
    public String load() {
        try {
            var gateway = signedInOwner();
            addMenu(gateway);
            addStaff(gateway);
            return addTables(gateway);
        } catch (Gateway.Refused e) {
            throw new Problem("The demo restaurant could not be loaded: " + e.getMessage(), e);
        }
    }

    private SignIn person(String role, String name, String screen) {
        return new SignIn(role, name, role + "@" + SLUG + ".example", secrets.spokenPassword("demo." + role), screen);
    }

    private Gateway signedInOwner() {
        try {
            return signIn();
        } catch (Gateway.Refused e) {
            if (e.status() >= 500) {
                throw e;
            }
            register();
            return signIn();
        }
    }

    private Gateway signIn() {
        var credentials = Map.of("restaurant", SLUG, "email", owner.email(), "password", owner.password());
        return anyone.as(anyone.post("/api/v1/auth/login", credentials)
                .path("access_token")
                .asString());
    }

    private void register() {
        try {
            anyone.post(
                    "/api/v1/restaurants",
                    Map.of(
                            "name", "La Candelaria",
                            "slug", SLUG,
                            "currency", "COP",
                            "timeZone", "America/Bogota",
                            "locale", "es-CO",
                            "owner",
                                    Map.of(
                                            "name", owner.name(),
                                            "email", owner.email(),
                                            "password", owner.password())));
        } catch (Gateway.Refused e) {
            if (e.status() == 409) {
                throw new Problem(
                        "The database has a restaurant %s whose passwords are not known here. Start without the demo: ./aris up --no-demo"
                                .formatted(SLUG),
                        e);
            }
            throw e;
        }
    }

    private static void addMenu(Gateway gateway) {
        if (gateway.get("/api/v1/menu").path("categories").isEmpty()) {
            gateway.post("/api/v1/menu/import", menu());
        }
    }

    private void addStaff(Gateway gateway) {
        var there = new ArrayList<String>();
        for (var member : gateway.get("/api/v1/staff?limit=100").path("items")) {
            if (!member.path("invited").asBoolean(false)) {
                there.add(member.path("email").asString());
            }
        }
        staff.stream().filter(person -> !there.contains(person.email())).forEach(person -> invite(gateway, person));
    }

    private void invite(Gateway gateway, SignIn person) {
        var known = mailbox.size(person.email());
        gateway.post(
                "/api/v1/staff/invitations",
                Map.of("name", person.name(), "email", person.email(), "role", person.role()));
        anyone.post(
                "/api/v1/staff/invitations/accept",
                Map.of("token", mailbox.invitation(person.email(), known), "password", person.password()));
    }

    private static String addTables(Gateway gateway) {
        var there = tables(gateway).findValuesAsString("areaName");
        addArea(gateway, there, "Salón", "S", 12, 4);
        addArea(gateway, there, "Terraza", "T", 8, 2);
        return tables(gateway).path(0).path("qrUrl").asString();
    }

    private static JsonNode tables(Gateway gateway) {
        return gateway.get("/api/v1/tables?limit=100").path("items");
    }

    private static void addArea(Gateway gateway, List<String> there, String area, String prefix, int count, int seats) {
        if (!there.contains(area)) {
            gateway.post(
                    "/api/v1/tables/batch",
                    Map.of("areaName", area, "prefix", prefix, "from", 1, "to", count, "seats", seats));
        }
    }

    static JsonNode menu() {
        try (var in = Objects.requireNonNull(DemoRestaurant.class.getResourceAsStream("/demo/menu.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
