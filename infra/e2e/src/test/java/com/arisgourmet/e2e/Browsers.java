package com.arisgourmet.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.arisgourmet.testsupport.SkippedTests;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, each screen in a context of its own, as on devices of their own. */
final class Browsers implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Browsers(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS));
    }

    static Browsers open() {
        Optional<Path> program = Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), SkippedTests.NO_BROWSER);
        return new Browsers(program.orElseThrow());
    }

    /** The sign-in page asks whether somebody is signed in already, and the browser notes the "no" as an error. */
    private static boolean isOfNotBeingSignedIn(ConsoleMessage message) {
        return message.text().contains("401") && message.location().contains("/api/v1/auth/refresh");
    }

    Page phone(String path) {
        return phone(RunningSystem.gateway().resolve(path));
    }

    /** @param address of a gateway, which may have made its certificate itself */
    Page phone(URI address) {
        return page(address, 390, 844);
    }

    Page tablet(String path) {
        return page(RunningSystem.gateway().resolve(path), 1280, 800);
    }

    private Page page(URI address, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(new ViewportSize(width, height))
                .setIgnoreHTTPSErrors(true)
                .setLocale("es-CO")
                .setTimezoneId("America/Bogota"));
        context.route("**/api/v1/**", this::checkAgainstOpenApi);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isOfNotBeingSignedIn(message)) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.navigate(address.toString());
        return page;
    }

    static Page signIn(DemoRestaurant restaurant, Page page, String role, String screen) {
        page.getByTestId("login-restaurant").fill(restaurant.slug());
        page.getByTestId("login-email").fill(DemoRestaurant.email(role));
        page.getByTestId("login-password").fill(restaurant.password());
        page.getByTestId("login-submit").click();
        page.waitForURL("**" + screen);
        return page;
    }

    /**
     * A page of somebody else's, opened by whoever is looking at ours: of another site, though not of another machine,
     * since browsers keep pages of the internet from this machine by other rules.
     */
    static Page foreign(Page ours) {
        String elsewhere =
                URI.create(ours.url()).resolve("/elsewhere").toString().replace("127.0.0.1", "localhost");
        Page page = ours.context().newPage();
        page.route("**/api/v1/**", Route::resume);
        page.route(
                elsewhere,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>elsewhere</title>")));
        page.navigate(elsewhere);
        return page;
    }

    /** Looks at an answer on its way to the page: a page that was left has none any more. */
    private void checkAgainstOpenApi(Route route) {
        APIResponse response = route.fetch();
        try {
            OpenApiCheck.check(route.request(), response);
        } catch (AssertionError undescribed) {
            complaints.add(String.valueOf(undescribed.getMessage()));
        }
        route.fulfill(new Route.FulfillOptions().setResponse(response));
    }

    /** @return script errors, console errors and traffic that is not as described, of all pages so far */
    List<String> complaints() {
        return complaints;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** Pictures of all pages as they are, to see what a failed test saw. */
    void pictureAll() {
        List<Page> pages = browser.contexts().stream()
                .flatMap(context -> context.pages().stream())
                .toList();
        for (int i = 0; i < pages.size(); i++) {
            picture(pages.get(i), "last-" + i);
        }
    }

    @Override
    public void close() {
        pictureAll();
        browser.close();
        playwright.close();
    }
}
