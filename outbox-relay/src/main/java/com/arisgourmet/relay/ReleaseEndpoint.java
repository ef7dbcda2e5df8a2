package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code POST /actuator/release} on the management port: a parked event is tried again, and what its aggregate holds back
 * follows it. If it still can't be published it is parked again.
 */
@Endpoint(id = "release")
final class ReleaseEndpoint {
    private static final Logger log = LoggerFactory.getLogger(ReleaseEndpoint.class);

    static final WholeNumber ROW = new WholeNumber("id", 1, Long.MAX_VALUE);

    private final Outboxes outboxes;

    ReleaseEndpoint(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    /** What became of a row. */
    record Decided(String schema, long id, RowState state) {}

    @WriteOperation
    Mono<Decided> release(String schema, String id) {
        long row = ROW.parse(id);
        return outboxes.held(outboxes.known(schema).schema())
                .release(row)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("parked event")))
                .doOnNext(rows -> log.warn("{}: the parked event of row {} is released", schema, row))
                .thenReturn(new Decided(schema, row, RowState.PENDING));
    }
}
