package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KitchenWorkTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final KitchenWork work = new KitchenWork();
    private final UUID order = UUID.randomUUID();

    @Test
    void aStationIsBusyWhileAnyOrderHasSomethingToMakeThere() {
        work.note(order(order, "placed"));
        work.note(order(UUID.randomUUID(), "preparing"));
        assertThat(work.stations()).containsExactly("bar");
        work.note(order(order, "ready"));
        assertThat(work.stations()).containsExactly("bar");
    }

    @Test
    void anOrderThatIsMadeOrVoidedIsNoWork() {
        work.note(order(order, "accepted"));
        work.note(order(order, "voided"));
        assertThat(work.stations()).isEmpty();
    }

    @Test
    void aScreenOfEveryStationWatchesAllAndOneOfAStationItsOwnAndOneThatStandsStillNone() {
        Set<String> busy = Set.of("bar", "grill");
        KitchenScreen still = screen(null).showing(null, NOW.minusSeconds(60));

        assertThat(UnwatchedStations.without(busy, List.of(), NOW)).isEqualTo(busy);
        assertThat(UnwatchedStations.without(busy, List.of(screen("bar"), screen("cold")), NOW))
                .containsExactly("grill");
        assertThat(UnwatchedStations.without(busy, List.of(screen("bar"), screen(null)), NOW))
                .isEmpty();
        assertThat(UnwatchedStations.without(busy, List.of(still), NOW)).isEqualTo(busy);
    }

    private static KitchenScreen screen(String station) {
        return KitchenScreen.of(UUID.randomUUID(), "staff:1", station, NOW);
    }

    private static StreamEvent.Routing order(UUID order, String status) {
        String json = Events.order(Events.RESTAURANT, order, 1, UUID.randomUUID(), "bar")
                .replace("{\"station\":\"bar\"}", "{\"station\":\"bar\",\"status\":\"" + status + "\"}");
        return Events.at(1, json).routing();
    }
}
