package com.arisgourmet.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.DemoRestaurant;
import com.arisgourmet.e2e.stream.Transcript.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two gateways and hundreds of screens of two restaurants, while guests order, cooks cook, and everything in between fails.
 * Run by {@code ./aris stream-faults} on the system that is running; what is chosen at random follows from the seed.
 */
class StreamFaults {
    private static final int SCREENS = Integer.getInteger("stream.screens", 500);
    private static final long SEED = Long.getLong("stream.seed", System.currentTimeMillis() % 1_000_000);
    private static final int CUT_OFF = 20;
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final int PORT = 18_090;

    private final Random random = new Random(SEED);

    /** One fault, with traffic before and after it. */
    private interface Fault {
        void happen() throws Exception;
    }

    private record Case(String name, double seconds, long committed, int reconnects) {}

    private record Report(long seed, int screens, List<Case> cases, long committed, Verdict verdict, int slowCut) {}

    private final List<Case> cases = new ArrayList<>();
    private Kitchen kitchen;
    private Audience audience;

    @Test
    void everyScreenWasToldWhatWasCommittedWhateverFailed() throws Exception {
        System.out.printf("  %d screens, seed %d%n", SCREENS, SEED);
        DemoRestaurant ours = DemoRestaurant.open();
        DemoRestaurant others = DemoRestaurant.open();
        Path logs = Files.createDirectories(Path.of("target", "stream-faults"));
        Gateway one = Gateway.start(PORT, logs.resolve("gateway-1.log"));
        Gateway two = Gateway.start(PORT + 10, logs.resolve("gateway-2.log"));
        try (Audience screens = new Audience(List.of(one, two))) {
            audience = screens;
            JsonNode leaving = DemoRestaurant.signIn(ours.slug(), "owner", ours.password());
            List<Screen> revoked = screens.admit(CUT_OFF, access(leaving));
            List<Screen> slow = screens.admit(SCREENS / 10, ours.waiter().token());
            List<Screen> foreign = screens.admit(SCREENS / 10, others.owner().token());
            List<Screen> steady =
                    screens.admit(SCREENS - SCREENS / 5 - CUT_OFF, ours.owner().token());
            screens.awaitLive(screens.screens(), RECOVERY);
            kitchen = Kitchen.open(ours, SEED);
            Kitchen next = Kitchen.open(others, SEED + 1);

            under("nothing fails", () -> {});
            under("a gateway is killed", one::kill, one::startAgain);
            under("all connections are dropped at once", () -> steady.forEach(Screen::drop));
            under("Redis is killed and has its log", Redis::kill, Redis::startAgain);
            under("a gateway stands still for a while", two::freeze, () -> awaitCommands(40), two::thaw);
            under(
                    "screens read slowly or not at all",
                    () -> slow.forEach(screen -> screen.readEvery(random.nextBoolean() ? 400 : 60_000)),
                    () -> awaitCommands(80),
                    () -> slow.forEach(screen -> screen.readEvery(0)));
            under(
                    "Redis is killed and has forgotten everything",
                    () -> {
                        Redis.kill();
                        Redis.forget();
                    },
                    Redis::startAgain);
            under("a member of staff signs out", () -> signOut(leaving));
            under("a gateway is told to end", two::end, two::startAgain);
            under(
                    "both gateways are killed",
                    () -> {
                        one.kill();
                        two.kill();
                    },
                    () -> {
                        one.startAgain();
                        two.startAgain();
                    });

            kitchen.close();
            next.close();
            Committed committed = Committed.of(id(ours));
            Committed elsewhere = Committed.of(id(others));
            List<Screen> staying = screens.screens().stream()
                    .filter(screen -> !revoked.contains(screen) && !foreign.contains(screen))
                    .toList();
            Audience.awaitShown(staying, latest(committed), RECOVERY);
            Audience.awaitShown(foreign, latest(elsewhere), RECOVERY);

            Verdict verdict = judge(staying, committed, id(ours), true)
                    .plus(judge(foreign, elsewhere, id(others), true))
                    .plus(judge(revoked, committed, id(ours), false));
            tell(new Report(SEED, SCREENS, cases, committed.events() + elsewhere.events(), verdict, cut(slow)));
            assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
            assertThat(revoked).allMatch(screen -> screen.closedWith() == 1008);
            assertThat(committed.events()).isPositive();
        } finally {
            one.end();
            two.end();
        }
    }

    private void under(String name, Fault... steps) throws Exception {
        long start = System.nanoTime();
        long before = kitchen.done();
        int connects = connects();
        for (Fault step : steps) {
            step.happen();
            awaitCommands(10);
        }
        awaitCommands(20);
        audience.awaitLive(
                audience.screens().stream()
                        .filter(screen -> screen.closedWith() != 1008)
                        .toList(),
                RECOVERY);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
        cases.add(new Case(name, seconds, kitchen.done() - before, connects() - connects));
        System.out.printf("  ✓ %s, %.0f s%n", name, seconds);
    }

    private void awaitCommands(int more) {
        long until = kitchen.done() + more;
        await().atMost(RECOVERY).until(() -> kitchen.done() >= until);
    }

    private int connects() {
        return audience.screens().stream().mapToInt(Screen::connects).sum();
    }

    private static void signOut(JsonNode tokens) {
        Api.anonymous()
                .post(
                        "/api/v1/auth/logout",
                        Map.of("refresh_token", tokens.get("refresh_token").asString()))
                .require(204);
    }

    private static Verdict judge(List<Screen> screens, Committed committed, UUID restaurant, boolean toTheEnd) {
        return screens.stream()
                .map(screen -> screen.transcript().judge(committed, restaurant.toString(), toTheEnd))
                .reduce(Verdict.NOTHING, Verdict::plus);
    }

    private static Map<String, Long> latest(Committed committed) {
        return committed.versions().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, order -> order.getValue().last()));
    }

    private static UUID id(DemoRestaurant restaurant) {
        return UUID.fromString(restaurant
                .owner()
                .get("/api/v1/restaurants/current")
                .require(200)
                .get("id")
                .asString());
    }

    private static String access(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }

    private static int cut(List<Screen> slow) {
        return (int) slow.stream().filter(screen -> screen.closedWith() == 4408).count();
    }

    private static void tell(Report report) throws IOException {
        System.out.printf("  %,d events committed, %s%n", report.committed(), report.verdict());
        String file = System.getProperty("stream.json", "");
        if (!file.isEmpty()) {
            Files.writeString(
                    Path.of(file),
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report));
        }
    }
}
