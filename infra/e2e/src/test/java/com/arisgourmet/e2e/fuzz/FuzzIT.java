package com.arisgourmet.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.DemoRestaurant;
import com.arisgourmet.e2e.Logs;
import com.arisgourmet.e2e.described.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Malformed requests by the thousand. {@code ./aris fuzz --requests 1000000} is the long form, on the system that is
 * running, which takes a new seed each time; the same seed makes the same requests.
 */
class FuzzIT {
    private static final long REQUESTS = Long.getLong("fuzz.requests", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", 682_744);
    /** Caches fill, code is compiled: what is held after the first part is what the rest is compared with. */
    private static final long FIRST_PART = Math.max(1, REQUESTS / 4);

    private static final long MEGABYTES_MORE = 24;

    private record Report(
            long seed,
            long requests,
            double seconds,
            Map<Integer, Long> statuses,
            Map<String, Vitals> before,
            Map<String, Vitals> after,
            List<String> findings) {}

    @Test
    void whateverIsSentIsAnsweredWithAProblemAndLeavesNothingBehind() throws IOException {
        System.out.printf("  %,d malformed requests, seed %d%n", REQUESTS, SEED);
        DemoRestaurant restaurant = DemoRestaurant.open();
        Logs logs = Logs.fromNow();
        Fuzzing fuzzing = new Fuzzing(
                new Generator(SEED, Description.running(), restaurant.ids()),
                new Senders(restaurant, List.of("owner", "waiter", "kitchen")));
        long start = System.nanoTime();

        fuzzing.runTo(FIRST_PART);
        Map<String, Vitals> before = Vitals.ofAllServices();
        fuzzing.runTo(REQUESTS);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(Vitals.ofAllServices().values()).allMatch(vitals -> vitals.connections() == 0));
        Report report = new Report(
                SEED,
                REQUESTS,
                seconds,
                fuzzing.statuses(),
                before,
                Vitals.ofAllServices(),
                List.copyOf(fuzzing.findings()));

        tell(report);
        assertThat(report.findings()).isEmpty();
        assertThat(report.statuses().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(REQUESTS);
        assertThat(report.after()).allSatisfy((service, vitals) -> assertThat(vitals.heapMegabytes())
                .isLessThan(before.get(service).heapMegabytes() + MEGABYTES_MORE));
        assertThat(logs.errors()).isEmpty();
    }

    private static void tell(Report report) throws IOException {
        System.out.printf("  %.0f s, answered %s%n", report.seconds(), report.statuses());
        report.after()
                .forEach((service, vitals) -> System.out.printf(
                        "  %-16s heap after a full collection %d → %d MB, connections in use %d%n",
                        service,
                        report.before().get(service).heapMegabytes(),
                        vitals.heapMegabytes(),
                        vitals.connections()));
        String file = System.getProperty("fuzz.json", "");
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
