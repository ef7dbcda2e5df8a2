package com.arisgourmet.relay;

import com.arisgourmet.defaults.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Mono;

/** {@code GET /actuator/parked} on the management port: the events that can't be published or, if asked for, were discarded. */
@Endpoint(id = "parked")
final class ParkedEndpoint {
    private final Outboxes outboxes;

    ParkedEndpoint(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    /** In the order of schema, shard and id. */
    @ReadOperation
    Mono<Page<HeldRow>> list(
            @Nullable String schema, @Nullable String discarded, @Nullable String cursor, @Nullable String limit) {
        RowState state = "true".equals(discarded) ? RowState.DISCARDED : RowState.PARKED;
        return Listing.of(outboxes, schema, cursor, limit)
                .page((after, most) -> outboxes.held(after.schema()).list(state, after, most), HeldRow::place);
    }
}
