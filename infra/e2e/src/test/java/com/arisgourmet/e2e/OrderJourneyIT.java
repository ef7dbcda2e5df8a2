package com.arisgourmet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest's phone, the kitchen's tablet, a waiter's phone and that of somebody new, in real browsers. */
class OrderJourneyIT {
    private DemoRestaurant restaurant;
    private Browsers browsers;

    @BeforeEach
    void open() {
        browsers = Browsers.open();
        restaurant = DemoRestaurant.open();
    }

    @AfterEach
    void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void anOrderTravelsFromAGuestsPhoneToTheKitchensScreenAndBack() {
        Page kitchen = Browsers.signIn(restaurant, browsers.tablet("/staff"), "kitchen", "/kitchen");
        assertThat(kitchen.getByTestId("live")).hasAttribute("data-status", "live");
        Page waiter = Browsers.signIn(restaurant, browsers.phone("/staff"), "waiter", "/waiter");
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");

        Page guest = browsers.phone(
                URI.create(restaurant.tables().get(0).get("qrUrl").asString()).getPath());
        orderABandeja(guest);

        Locator ticket = kitchen.getByTestId("ticket").first();
        assertThat(ticket).containsText("Bandeja paisa");
        assertThat(ticket).containsText("M1");
        assertThat(ticket).containsText("sin cebolla");
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-progress", "received");
        Browsers.picture(kitchen, "kitchen-new-ticket");
        bump(ticket, "preparing");
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-status", "preparing");
        bump(ticket, "ready");

        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-status", "ready");
        Browsers.picture(guest, "guest-ready");
        assertThat(waiter.getByTestId("ready-alert").first()).containsText("M1");
        Browsers.picture(waiter, "waiter-alert");
        waiter.getByTestId("ready-alert").first().getByTestId("serve").click();
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-status", "served");

        Assertions.assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aFrozenKitchenScreenConfirmsNothingAndTheWaiterIsToldUntilItShowsTheOrder() {
        Page kitchen = Browsers.signIn(restaurant, browsers.tablet("/staff"), "kitchen", "/kitchen");
        assertThat(kitchen.getByTestId("live")).hasAttribute("data-status", "live");
        Page waiter = Browsers.signIn(restaurant, browsers.phone("/staff"), "waiter", "/waiter");
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
        Page guest = browsers.phone(
                URI.create(restaurant.tables().get(1).get("qrUrl").asString()).getPath());
        CDPSession debugger = kitchen.context().newCDPSession(kitchen);
        debugger.send("Debugger.enable");
        debugger.send("Debugger.pause");

        orderABandeja(guest);
        Locator alert = waiter.getByTestId("unconfirmed-alert");
        assertThat(alert).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        Browsers.picture(waiter, "waiter-unconfirmed");
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-progress", "placed");

        debugger.send("Debugger.disable");
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-progress", "received");
        assertThat(alert).isHidden();
        Browsers.picture(guest, "guest-received");
        Assertions.assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void whoeverIsInvitedChoosesAPasswordByTheMailedLinkAndIsAtWork() {
        String address = DemoRestaurant.email("host");
        restaurant
                .owner()
                .post("/api/v1/staff/invitations", Map.of("name", "Camila", "email", address, "role", "host"))
                .require(201);
        String token = Management.invitation(address, restaurant.slug());

        Page phone = browsers.phone("/staff#invitation=" + token);
        Browsers.picture(phone, "staff-choose-password");
        phone.getByTestId("new-password").fill(restaurant.password());
        phone.getByTestId("choose-submit").click();
        assertThat(phone.getByTestId("login-notice")).isVisible();
        Assertions.assertThat(phone.url()).doesNotContain(token);
        Browsers.signIn(restaurant, phone, "host", "/waiter");

        Assertions.assertThat(browsers.complaints()).isEmpty();
    }

    private void orderABandeja(Page guest) {
        assertThat(guest.getByTestId("product").first()).isVisible();
        Browsers.picture(guest, "guest-menu");
        guest.locator("[data-testid=product][data-id='" + restaurant.ids().get("bandeja")
                        + "'] [data-testid=product-open]")
                .click();
        assertThat(guest.getByTestId("add-to-cart-missing")).isVisible();
        chooseAndNoteWithinAFrame(guest, restaurant.ids().get("salsa/aji"), "sin cebolla");
        Browsers.picture(guest, "guest-product");
        guest.getByTestId("add-to-cart").click();
        guest.getByTestId("open-cart").click();
        assertThat(guest.getByTestId("cart-total")).containsText("32.000");
        Browsers.picture(guest, "guest-cart");
        guest.getByTestId("send-order").click();
        assertThat(guest.getByTestId("order-status").first()).hasAttribute("data-status", "placed");
    }

    /** As on a phone that is busy: the second touch comes before the screen shows the first. */
    private static void chooseAndNoteWithinAFrame(Page guest, String option, String note) {
        guest.evaluate("""
                ([option, text]) => {
                  document.querySelector(`[data-testid=option][data-id="${option}"]`).click();
                  const note = document.querySelector("[data-testid=note]");
                  note.value = text;
                  note.dispatchEvent(new Event("input", { bubbles: true }));
                }""", List.of(option, note));
    }

    private static void bump(Locator ticket, String target) {
        ticket.locator("[data-testid=bump-ticket][data-target=" + target + "]").click();
    }
}
