package com.arisgourmet.relay;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.relay.ReleaseEndpoint.Decided;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code POST /actuator/discard} on the management port: a parked event is given up. Its row stays, with both reasons;
 * nothing publishes it any more, and what its aggregate holds back flows.
 */
@Endpoint(id = "discard")
final class DiscardEndpoint {
    private static final Logger log = LoggerFactory.getLogger(DiscardEndpoint.class);
    private static final int LONGEST = 300;

    private final Outboxes outboxes;

    DiscardEndpoint(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    @WriteOperation
    Mono<Decided> discard(String schema, String id, String reason) {
        long row = ReleaseEndpoint.ROW.parse(id);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw ProblemException.invalid("reason", "length", "reason: say why, in 1 to " + LONGEST + " characters.");
        }
        return outboxes.held(outboxes.known(schema).schema())
                .discard(row, why)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("parked event")))
                .doOnNext(rows -> log.warn("{}: the parked event of row {} is discarded: {}", schema, row, why))
                .thenReturn(new Decided(schema, row, RowState.DISCARDED));
    }
}
