package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.rounds.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the stations that have something to make and no screen on any gateway that would show it, over the restaurants this
 * gateway listens to: {@code aris.stream.kitchen.unwatched}. For alerts that wait a while, since a screen that is loaded anew
 * is away for seconds. Who is in the restaurant is told by the host's screen, from orders and presence.
 */
@Component
final class UnwatchedStations extends Rounds {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int AT_A_TIME = 16;

    private final StreamTail tail;
    private final Presence presence;
    private volatile int unwatched;

    UnwatchedStations(StreamTail tail, Presence presence, MeterRegistry meters) {
        super(ROUND, ROUND, "stations without a screen are counted later");
        this.tail = tail;
        this.presence = presence;
        Gauge.builder("aris.stream.kitchen.unwatched", () -> unwatched)
                .description("Kitchen stations with work and without a screen")
                .register(meters);
    }

    /** @return how many there are now */
    Mono<Integer> count() {
        return Flux.fromIterable(tail.openFeeds())
                .filter(feed -> !feed.busyStations().isEmpty())
                .flatMap(this::unwatchedOf, AT_A_TIME)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> unwatchedOf(RestaurantFeed feed) {
        return presence.of(feed.restaurantId()).map(screens -> without(feed.busyStations(), screens, presence.now())
                .size());
    }

    /** @return the busy stations that no screen shows; one that stands still shows nothing */
    static Set<String> without(Set<String> busy, List<KitchenScreen> screens, Instant now) {
        Set<String> left = new HashSet<>(busy);
        for (KitchenScreen screen : screens) {
            String station = screen.station();
            if (screen.standsStill(now)) {
                continue;
            }
            if (station == null) {
                return Set.of();
            }
            left.remove(station);
        }
        return left;
    }

    @Override
    protected Mono<Void> round() {
        return count().doOnNext(now -> unwatched = now).then();
    }
}
