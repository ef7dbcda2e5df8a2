package com.arisgourmet.gateway.stream;

import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.rounds.Rounds;
import com.arisgourmet.defaults.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which kitchen screens are connected, over all gateways. Every few seconds each gateway writes down its own of each
 * restaurant, as one field of the restaurant's hash in Redis; what a gateway that died has written counts no more after
 * three rounds, and the hash goes when nobody writes it. {@code aris.stream.kitchen.screens} counts this gateway's.
 */
@Component
final class Presence extends Rounds {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration STALE = ROUND.multipliedBy(3);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int MOST_OF_A_RESTAURANT = 200;
    private static final int AT_A_TIME = 16;

    private final Set<Connection> screens = ConcurrentHashMap.newKeySet();
    private final Set<UUID> written = ConcurrentHashMap.newKeySet();
    private final String gateway = UUID.randomUUID().toString();
    private final ReactiveStringRedisTemplate redis;
    private final JsonMapper json;
    private final Clock clock;

    Presence(ReactiveStringRedisTemplate redis, JsonMapper json, Clock clock, MeterRegistry meters) {
        super(ROUND, ANSWER, "which kitchen screens are connected is told later");
        this.redis = redis;
        this.json = json;
        this.clock = clock;
        meters.gaugeCollectionSize("aris.stream.kitchen.screens", List.of(), screens);
    }

    /** What one gateway knows of one restaurant. */
    record Seen(Instant at, List<KitchenScreen> screens) {}

    /** @return what the connection is from now on, until it {@linkplain #leave leaves} */
    KitchenScreen enter(Connection connection, Caller caller, @Nullable String station) {
        screens.add(connection);
        return KitchenScreen.of(Ids.next(), caller.subject(), station, clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    void leave(Connection connection) {
        screens.remove(connection);
    }

    /** The longest connected first. Errors with 503 while Redis is away. */
    Mono<List<KitchenScreen>> of(UUID restaurantId) {
        Instant fresh = clock.instant().minus(STALE);
        return redis.<String, String>opsForHash()
                .entries(key(restaurantId))
                .filter(field -> !field.getKey().equals(gateway))
                .map(field -> json.readValue(field.getValue(), Seen.class))
                .filter(seen -> seen.at().isAfter(fresh))
                .flatMapIterable(Seen::screens)
                .collectList()
                .timeout(ANSWER)
                .onErrorMap(away -> new ProblemException(
                        ProblemType.UNAVAILABLE, "Who is connected elsewhere cannot be read at the moment."))
                .map(elsewhere -> sorted(elsewhere, here(restaurantId)));
    }

    private static List<KitchenScreen> sorted(List<KitchenScreen> elsewhere, List<KitchenScreen> here) {
        List<KitchenScreen> all = new ArrayList<>(elsewhere);
        all.addAll(here);
        all.sort(Comparator.comparing(KitchenScreen::since).thenComparing(KitchenScreen::id));
        return all;
    }

    private List<KitchenScreen> here(UUID restaurantId) {
        return screens.stream()
                .filter(connection -> connection.caller().restaurantId().equals(restaurantId))
                .flatMap(connection -> connection.kitchenScreen().stream())
                .limit(MOST_OF_A_RESTAURANT)
                .toList();
    }

    @Override
    protected Mono<Void> round() {
        Set<UUID> present = screens.stream()
                .map(connection -> connection.caller().restaurantId())
                .collect(Collectors.toSet());
        List<UUID> left = written.stream().filter(one -> !present.contains(one)).toList();
        return Flux.concat(Flux.fromIterable(present).flatMap(this::write, AT_A_TIME), forget(left))
                .then();
    }

    private Mono<Void> write(UUID restaurantId) {
        String seen = json.writeValueAsString(new Seen(clock.instant(), here(restaurantId)));
        written.add(restaurantId);
        return redis.opsForHash()
                .put(key(restaurantId), gateway, seen)
                .then(redis.expire(key(restaurantId), STALE))
                .then();
    }

    private Flux<Void> forget(Collection<UUID> restaurants) {
        return Flux.fromIterable(restaurants)
                .flatMap(
                        one -> redis.opsForHash()
                                .remove(key(one), gateway)
                                .doOnNext(removed -> written.remove(one))
                                .then(),
                        AT_A_TIME);
    }

    private static String key(UUID restaurantId) {
        return "gateway:presence:" + restaurantId;
    }
}
