package com.arisgourmet.relay;

import com.arisgourmet.relay.OutboxTable.Pending;
import reactor.core.publisher.Mono;

/** Finds what no nudge told of, in one outbox; knows how long its first unpublished row has been waiting. */
record PendingPoll(OutboxTable outbox, Shards shards, RelayMetrics metrics) {

    Mono<Void> poll() {
        return outbox.pending()
                .doOnNext(pending -> shards.want(pending.shard(), outbox.schema()))
                .map(Pending::ageMicros)
                .reduce(0L, Math::max)
                .doOnNext(micros -> metrics.oldestUnpublished(outbox.schema(), micros))
                .then();
    }
}
