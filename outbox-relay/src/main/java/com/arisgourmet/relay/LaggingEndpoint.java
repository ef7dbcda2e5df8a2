package com.arisgourmet.relay;

import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.relay.OutboxTable.Pending;
import com.arisgourmet.relay.OutboxTable.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /actuator/lagging} on the management port: the shards whose oldest unpublished event has waited too long. */
@Endpoint(id = "lagging")
final class LaggingEndpoint {
    private static final long USUAL_MILLIS = 1_000;
    private static final long LARGEST_MILLIS = Duration.ofDays(365).toMillis();

    private final Outboxes outboxes;
    private final Leases leases;

    LaggingEndpoint(Outboxes outboxes, Leases leases) {
        this.outboxes = outboxes;
        this.leases = leases;
    }

    /**
     * A shard of one outbox.
     *
     * @param oldestMillis how long its first unpublished event has been waiting
     * @param unpublished its unpublished events, those held back by a parked one included
     * @param orMore whether counting ended at that number
     * @param owner the instance that holds the shard; null if none does
     */
    record LaggingShard(
            String schema,
            int shard,
            long oldestMillis,
            int unpublished,
            boolean orMore,
            @Nullable String owner) {
        OutboxCursor place() {
            return new OutboxCursor(schema, shard + 1L, 0);
        }
    }

    /** @param olderThanMillis what is too long; a second if left out */
    @ReadOperation
    Mono<Page<LaggingShard>> list(
            @Nullable String schema,
            @Nullable String olderThanMillis,
            @Nullable String cursor,
            @Nullable String limit) {
        long tooLong = new WholeNumber("olderThanMillis", 0, LARGEST_MILLIS).parse(olderThanMillis, USUAL_MILLIS);
        Listing listing = Listing.of(outboxes, schema, cursor, limit);
        return owners().flatMap(owners -> listing.page(
                (after, most) -> lagging(outboxes.of(after.schema()), after, most, tooLong * 1_000, owners),
                LaggingShard::place));
    }

    private static Flux<LaggingShard> lagging(
            OutboxTable outbox, OutboxCursor from, int most, long micros, Map<Integer, String> owners) {
        return outbox.pending()
                .filter(pending -> pending.shard() >= from.major() && pending.ageMicros() >= micros)
                .collectSortedList((a, b) -> Integer.compare(a.shard(), b.shard()))
                .flatMapIterable(found -> found.subList(0, Math.min(most, found.size())))
                .concatMap(pending -> outbox.waiting(pending.shard())
                        .map(waiting -> lagging(outbox.schema(), pending, waiting, owners)));
    }

    private static LaggingShard lagging(String schema, Pending pending, Waiting waiting, Map<Integer, String> owners) {
        return new LaggingShard(
                schema,
                pending.shard(),
                pending.ageMicros() / 1_000,
                waiting.rows(),
                waiting.more(),
                owners.get(pending.shard()));
    }

    private Mono<Map<Integer, String>> owners() {
        return leases.all().map(all -> {
            Map<Integer, String> owners = new HashMap<>();
            for (Leases.Held held : all) {
                if (held.owner() != null) {
                    owners.put(held.lease().shard(), held.owner());
                }
            }
            return owners;
        });
    }
}
