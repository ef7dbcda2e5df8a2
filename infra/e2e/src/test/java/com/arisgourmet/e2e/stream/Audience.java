package com.arisgourmet.e2e.stream;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** All screens of a run. */
final class Audience implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final List<URI> gateways;
    private final List<Screen> screens = new ArrayList<>();

    Audience(List<Gateway> gateways) {
        this.gateways = gateways.stream().map(Gateway::uri).toList();
    }

    /** @return so many new ones with this token */
    List<Screen> admit(int count, String token) {
        List<Screen> admitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Screen screen = new Screen(http, later, gateways, token);
            admitted.add(screen);
            screen.connect();
        }
        screens.addAll(admitted);
        return admitted;
    }

    List<Screen> screens() {
        return screens;
    }

    void awaitLive(List<Screen> which, Duration patience) {
        await().atMost(patience).until(() -> which.stream().allMatch(Screen::isLive));
    }

    /** Returns when each of them shows just this. */
    static void awaitShown(List<Screen> which, Map<String, Long> state, Duration patience) {
        Predicate<Screen> isThere = screen -> screen.transcript().shown().equals(state);
        await().atMost(patience).pollInterval(Duration.ofSeconds(1)).until(() -> which.stream()
                .allMatch(isThere));
    }

    @Override
    public void close() {
        screens.forEach(Screen::end);
        later.shutdownNow();
        http.shutdownNow();
    }
}
