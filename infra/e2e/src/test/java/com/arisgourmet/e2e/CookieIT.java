package com.arisgourmet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where a browser keeps what a member of staff is signed in with, and who else can use it. Over plain http, as this
 * system runs; the cookie's name and attributes over https are auth-service's {@code SigningInIT}'s.
 */
class CookieIT {
    private static final String REFRESH = "/api/v1/auth/refresh";

    private Browsers browsers;
    private Page waiter;

    @BeforeEach
    void signIn() {
        browsers = Browsers.open();
        waiter = Browsers.signIn(DemoRestaurant.open(), browsers.phone("/staff"), "waiter", "/waiter");
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
    }

    @AfterEach
    void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void theRefreshTokenIsOutOfReachOfScriptsAndTheAccessTokenIsKeptNowhere() {
        Cookie cookie = cookie();
        Assertions.assertThat(cookie.httpOnly).isTrue();
        Assertions.assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);

        Object kept = waiter.evaluate("""
                async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href,
                  history.state, (await indexedDB.databases()).map((database) => database.name), await caches.keys()])""");
        Assertions.assertThat(kept.toString()).doesNotContain("eyJ").doesNotContain(cookie.value);

        waiter.reload();
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
        Assertions.assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aForeignPageCannotUseTheCookie() {
        String before = cookie().value;
        Page foreign = Browsers.foreign(waiter);

        Object read = foreign.evaluate("""
                (address) => fetch(address, { method: "POST", credentials: "include" }).then((answer) => answer.text(), String)""", RunningSystem.gateway() + REFRESH);
        Assertions.assertThat(read.toString()).isEqualTo("TypeError: Failed to fetch");

        Response posted = foreign.waitForNavigation(() -> foreign.evaluate("""
                (address) => {
                  document.body.innerHTML = `<form method="post" action="${address}"></form>`;
                  document.forms[0].submit();
                }""", RunningSystem.gateway() + REFRESH));
        Assertions.assertThat(posted.status()).isEqualTo(403);
        Assertions.assertThat(posted.request().allHeaders()).doesNotContainKey("cookie");

        Assertions.assertThat(cookie().value).isEqualTo(before);
        waiter.reload();
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
    }

    private Cookie cookie() {
        return waiter.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("aris_refresh"))
                .findFirst()
                .orElseThrow();
    }
}
