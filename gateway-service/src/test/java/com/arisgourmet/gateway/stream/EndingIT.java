package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.defaults.security.TokenVerifier;
import com.arisgourmet.gateway.Fleet;
import com.arisgourmet.gateway.GatewayIT;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** How connections end when one side has gone quiet or goes away. A gateway of its own, since it ends. */
class EndingIT extends GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SCREENS = 20;

    private final UUID restaurant = UUID.randomUUID();
    private final Relay relay = new Relay();
    private final List<Screen> screens = new ArrayList<>();
    private ConfigurableApplicationContext gateway;

    @BeforeEach
    void start() {
        relay.takeFence(restaurant);
        ORDER.answers("/api/v1/orders", () -> Mono.just("{\"items\":[],\"nextCursor\":null}"));
        gateway = startAnother(Map.of("aris.stream.beat-every", "300ms"));
    }

    @AfterEach
    void end() {
        screens.forEach(Screen::close);
        gateway.close();
        relay.close();
    }

    @Test
    void whoDoesNotEvenAnswerPingsIsCutOffAndWhoDoesStaysHoweverLittleItSays() throws IOException {
        Screen quiet = listening();
        try (RawSocket dead = new RawSocket(port(), ticket())) {
            await().atMost(PATIENCE).until(dead::ended);
        }
        int beats = quiet.frames().size();
        await().atMost(PATIENCE).until(() -> quiet.frames().size() > beats + 2);
        assertThat(quiet.closed()).isNull();
    }

    @Test
    void beforeItEndsItIsNotReadyAndThenTellsEachToComeBackAfterADelayOfItsOwn() {
        for (int i = 0; i < SCREENS; i++) {
            listening();
        }
        Hub hub = gateway.getBean(Hub.class);
        List<Boolean> openWhenUnready = new CopyOnWriteArrayList<>();
        gateway.addApplicationListener((ApplicationListener<AvailabilityChangeEvent<?>>) event -> {
            if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
                openWhenUnready.add(hub.isRunning());
            }
        });

        gateway.close();

        assertThat(openWhenUnready.getFirst()).isTrue();
        await().atMost(PATIENCE).until(() -> screens.stream().allMatch(screen -> screen.closed() != null));
        assertThat(screens).allSatisfy(screen -> assertThat(screen.closed()).isEqualTo(Outbound.DRAINING));
        List<Long> delays = screens.stream()
                .map(screen ->
                        screen.frames("reconnect").getFirst().get("afterMillis").asLong())
                .toList();
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(200L, 5_000L));
        assertThat(delays.stream().distinct()).hasSizeGreaterThan(SCREENS / 2);
    }

    private Screen listening() {
        Screen screen = new Screen(port(), ticket()).subscribe("kitchen");
        screens.add(screen);
        await().atMost(PATIENCE).until(screen::hasSnapshot);
        return screen;
    }

    private int port() {
        return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private String ticket() {
        String token = Fleet.staff(restaurant, "kitchen", Duration.ofHours(1), "kitchen:read");
        return gateway.getBean(TokenVerifier.class)
                .verify(token)
                .flatMap(gateway.getBean(Tickets.class)::issue)
                .block();
    }
}
