package com.arisgourmet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens between the order and the kitchen's screen: everybody is told what is so, and nothing comes twice. */
class KitchenDeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CUT = Duration.ofMinutes(1);

    private DemoRestaurant restaurant;
    private Browsers browsers;
    private DemoRestaurant.Guest party;

    @BeforeEach
    void open() {
        browsers = Browsers.open();
        restaurant = DemoRestaurant.open();
        party = restaurant.scan(0);
        restaurant.awaitMenu(party);
    }

    @AfterEach
    void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void withTheKitchensScreenOffTheGuestReadsSentAndFloorAndHostAreToldUntilItIsOnAgain() {
        Page waiter = live(Browsers.signIn(restaurant, browsers.phone("/staff"), "waiter", "/waiter"));
        restaurant.hire("host");
        Page host = live(Browsers.signIn(restaurant, browsers.tablet("/staff"), "host", "/waiter"));
        Page guest = guest();

        String order = order();

        for (Page told : List.of(waiter, host)) {
            assertThat(told.getByTestId("unconfirmed-alert")).isVisible(within(20_000));
        }
        assertThat(progress(guest)).hasAttribute("data-progress", "placed");
        host.getByTestId("more-alerts").click(new Locator.ClickOptions().setTimeout(30_000));
        host.getByTestId("unwatched-alert").locator(".alert-open").click();
        assertThat(host.locator("[data-testid=kitchen-station][data-station=hot]"))
                .hasAttribute("data-watched", "false");
        Browsers.picture(host, "host-no-kitchen");
        waiter.getByTestId("kitchen-screens").click();
        Browsers.picture(waiter, "waiter-no-kitchen");

        Page kitchen = live(Browsers.signIn(restaurant, browsers.tablet("/staff"), "kitchen", "/kitchen"));
        assertThat(kitchen.getByTestId("ticket")).hasCount(1);
        assertThat(progress(guest)).hasAttribute("data-progress", "received");
        for (Page told : List.of(waiter, host)) {
            assertThat(told.getByTestId("unconfirmed-alert")).isHidden();
        }
        for (Page told : List.of(waiter, host)) {
            Locator screen = told.getByTestId("kitchen-screen");
            assertThat(screen)
                    .hasAttribute("data-mood", "well", new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
        }
        Browsers.picture(host, "host-kitchen");
        Browsers.picture(waiter, "waiter-kitchen");
        Assertions.assertThat(eventsOf(order))
                .containsExactly("order.placed.v1", "order.kitchen-unconfirmed.v1", "order.kitchen-received.v1");
        Assertions.assertThat(browsers.complaints()).isEmpty();
    }

    /** Its page stands still from before the order until after the kill, so the confirmation cannot have come before it. */
    @Test
    void aGatewayKilledBetweenOrderAndConfirmationDelaysItAndDoublesNothing() {
        Page kitchen =
                live(Browsers.signIn(restaurant, offTheRecord(browsers.tablet("/staff")), "kitchen", "/kitchen"));
        Page waiter = live(Browsers.signIn(restaurant, offTheRecord(browsers.phone("/staff")), "waiter", "/waiter"));
        Page guest = offTheRecord(guest());
        CDPSession debugger = kitchen.context().newCDPSession(kitchen);
        debugger.send("Debugger.enable");
        debugger.send("Debugger.pause");

        String order = order();
        RunningSystem.kill("gateway-service");
        debugger.send("Debugger.disable");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> Assertions.assertThat(eventsOf(order)).last().isEqualTo("order.kitchen-unconfirmed.v1"));
        assertThat(kitchen.getByTestId("stale")).isVisible(within(20_000));
        RunningSystem.startAgain();

        assertThat(kitchen.getByTestId("ticket"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(progress(guest))
                .hasAttribute(
                        "data-progress", "received", new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
        live(waiter);
        assertThat(waiter.getByTestId("unconfirmed-alert")).isHidden();
        assertThat(kitchen.getByTestId("ticket")).hasCount(1);
        Assertions.assertThat(eventsOf(order))
                .containsExactly("order.placed.v1", "order.kitchen-unconfirmed.v1", "order.kitchen-received.v1");
    }

    @Test
    void aKitchenCutOffForAMinuteSaysSoAndComesBackWhole() {
        Page kitchen = offTheRecord(browsers.tablet("/staff"));
        SocketTranscript transcript = SocketTranscript.of(kitchen);
        live(Browsers.signIn(restaurant, kitchen, "kitchen", "/kitchen"));
        String served = order();
        assertThat(kitchen.getByTestId("ticket")).hasCount(1);
        kitchen.evaluate("() => { window.neverLeft = true; }");

        kitchen.context().setOffline(true);
        assertThat(kitchen.getByTestId("live")).hasAttribute("data-status", "offline");
        assertThat(kitchen.getByTestId("stale")).isVisible();
        Browsers.picture(kitchen, "kitchen-cut-off");
        move(served, "accepted", "preparing", "ready");
        String missed = order();
        kitchen.waitForTimeout(CUT.toMillis());
        assertThat(kitchen.getByTestId("live")).hasAttribute("data-status", "offline");
        assertThat(kitchen.getByTestId("ticket")).hasCount(1);
        kitchen.context().setOffline(false);

        live(kitchen);
        assertThat(kitchen.getByTestId("stale")).isHidden();
        assertThat(kitchen.getByTestId("ticket")).hasCount(1);
        assertThat(kitchen.getByTestId("pass")).hasCount(1);
        Assertions.assertThat(kitchen.evaluate("() => window.neverLeft")).isEqualTo(true);
        await().atMost(PATIENCE).untilAsserted(() -> {
            kitchen.waitForTimeout(100);
            Assertions.assertThat(transcript.eventsOf(missed)).last().isEqualTo("order.kitchen-received.v1");
        });
        Assertions.assertThat(transcript.recovered()).containsExactly(false, true);
        Assertions.assertThat(transcript.eventsOf(served)).isEqualTo(eventsOf(served));
        Assertions.assertThat(transcript.eventsOf(missed)).isEqualTo(eventsOf(missed));
    }

    private String order() {
        return party.api()
                .post("/api/v1/orders", DemoRestaurant.order(restaurant.bandeja(1)))
                .require(201)
                .get("id")
                .asString();
    }

    private void move(String order, String... statuses) {
        for (String status : statuses) {
            restaurant
                    .kitchen()
                    .post("/api/v1/orders/" + order + "/status", java.util.Map.of("status", status))
                    .require(200);
        }
    }

    private Page guest() {
        Page guest = browsers.phone(URI.create(party.qrUrl()).getPath());
        assertThat(guest.getByTestId("product").first()).isVisible();
        return guest;
    }

    /** Opens what the guest has ordered. */
    private static Locator progress(Page guest) {
        if (!guest.getByTestId("orders").isVisible()) {
            guest.getByTestId("order-strip").click();
        }
        return guest.getByTestId("order-status").first();
    }

    private static Page live(Page screen) {
        assertThat(screen.getByTestId("live"))
                .hasAttribute("data-status", "live", new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
        return screen;
    }

    /** A page whose network fails: what its browser complains of then says nothing about it. */
    private static Page offTheRecord(Page page) {
        page.route("**/api/v1/**", Route::resume);
        return page;
    }

    private static LocatorAssertions.IsVisibleOptions within(int millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private static List<String> eventsOf(String order) {
        return Database.eventsOf("aris_order", order);
    }
}
