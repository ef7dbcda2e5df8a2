package com.arisgourmet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser keeps and sends over https, as in production. */
class SecureCookieIT {
    private static final String NAME = "__Host-aris_refresh";
    private static final String REFRESH = "/api/v1/auth/refresh";

    private static SecureGateway gateway;
    private static Browsers browsers;
    private static Page waiter;

    @BeforeAll
    static void signInOverHttps() throws IOException, InterruptedException {
        browsers = Browsers.open();
        gateway = SecureGateway.start();
        DemoRestaurant restaurant = DemoRestaurant.open();
        waiter = Browsers.signIn(restaurant, browsers.phone(gateway.address().resolve("/staff")), "waiter", "/waiter");
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
    }

    @AfterAll
    static void close() {
        if (browsers != null) {
            browsers.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void theCookieIsOfThisHostAloneAndOutOfReachOfScripts() {
        Cookie cookie = cookie();
        Assertions.assertThat(cookie.httpOnly).isTrue();
        Assertions.assertThat(cookie.secure).isTrue();
        Assertions.assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        Assertions.assertThat(cookie.domain).isEqualTo("127.0.0.1");
        Assertions.assertThat(cookie.path).isEqualTo("/");
        Assertions.assertThat(waiter.evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    void aScriptCanNeitherSetNorReplaceIt() {
        String before = cookie().value;
        waiter.evaluate("document.cookie = '" + NAME + "=planted; path=/; secure'");
        waiter.evaluate("document.cookie = '" + NAME + "=planted; path=/; secure; domain=127.0.0.1'");

        Assertions.assertThat(cookie().value).isEqualTo(before);
    }

    @Test
    void itIsSentToGetANewTokenAndReplaced() {
        String before = cookie().value;
        Request refresh = waiter.waitForRequest("**" + REFRESH, waiter::reload);

        Assertions.assertThat(refresh.allHeaders().get("cookie")).contains(NAME + "=" + before);
        Assertions.assertThat(refresh.response().status()).isEqualTo(200);
        assertThat(waiter.getByTestId("live")).hasAttribute("data-status", "live");
        Assertions.assertThat(cookie().value).isNotEqualTo(before);
    }

    @Test
    void aPageOfAnotherSiteCannotUseIt() {
        String before = cookie().value;
        URI refresh = gateway.address().resolve(REFRESH);
        Page foreign = Browsers.foreign(waiter);

        Object read = foreign.evaluate(
                "(address) => fetch(address, { method: 'POST', credentials: 'include' }).then((answer) => answer.text(), String)",
                refresh.toString());
        Assertions.assertThat(read).hasToString("TypeError: Failed to fetch");

        Response posted = foreign.waitForNavigation(() -> foreign.evaluate("""
                (address) => {
                  document.body.innerHTML = `<form method="post" action="${address}"></form>`;
                  document.forms[0].submit();
                }""", refresh.toString()));
        Assertions.assertThat(posted.status()).isEqualTo(403);
        Assertions.assertThat(posted.request().allHeaders()).doesNotContainKey("cookie");
        Assertions.assertThat(cookie().value).isEqualTo(before);
        foreign.close();
    }

    private static Cookie cookie() {
        return waiter.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(NAME))
                .findFirst()
                .orElseThrow();
    }
}
