package com.arisgourmet.defaults.outbox;

import com.arisgourmet.defaults.persistence.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code POST /actuator/republish} on the management port: writes the current state of every aggregate (of one restaurant,
 * of one kind) through the outbox again, so that a new or lost projection fills itself.
 */
@Endpoint(id = "republish")
public final class RepublishEndpoint {
    private static final int PAGE = 100;

    private final List<CurrentState> owned;
    private final Outbox outbox;
    private final Transactions transactions;

    public RepublishEndpoint(List<CurrentState> owned, Outbox outbox, Transactions transactions) {
        this.owned = owned;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** @return how many aggregates were published, by kind */
    @WriteOperation
    public Mono<Map<String, Long>> republish(@Nullable UUID restaurantId, @Nullable String aggregate) {
        return Flux.fromIterable(owned)
                .filter(kind -> aggregate == null || aggregate.equals(kind.aggregate()))
                .concatMap(kind -> republish(kind, restaurantId).map(count -> Map.entry(kind.aggregate(), count)))
                .collect(HashMap::new, (counts, entry) -> counts.put(entry.getKey(), entry.getValue()));
    }

    private Mono<Long> republish(CurrentState kind, @Nullable UUID restaurantId) {
        return page(kind, restaurantId, null)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(kind, restaurantId, page.getLast().aggregateId()))
                .map(page -> (long) page.size())
                .reduce(0L, Long::sum);
    }

    private Mono<List<OutboxEvent>> page(CurrentState kind, @Nullable UUID restaurantId, @Nullable UUID after) {
        return transactions.run(() -> kind.page(restaurantId, after, PAGE)
                .flatMap(page -> outbox.append(page).thenReturn(page)));
    }
}
