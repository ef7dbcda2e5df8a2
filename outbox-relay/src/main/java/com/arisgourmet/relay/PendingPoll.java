package com.arisgourmet.relay;

import com.arisgourmet.relay.OutboxTable.Pending;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds what no nudge told of and how long it has been waiting, in all outboxes with one statement. When that fails, because
 * one of them can't be read, each is asked alone, so that the others go on.
 */
record PendingPoll(Outboxes outboxes, Shards shards, RelayMetrics metrics) {

    Mono<Void> poll() {
        return outboxes.pending().collectList().doOnNext(this::found).then().onErrorResume(failure -> oneByOne());
    }

    private Mono<Void> oneByOne() {
        return Flux.fromIterable(outboxes.all())
                .concatMapDelayError(outbox -> outbox.pending().collectList().doOnNext(this::want))
                .then();
    }

    private void found(List<Pending> pending) {
        want(pending);
        metrics.pending(outboxes.schemas(), pending);
    }

    private void want(List<Pending> pending) {
        pending.forEach(shard -> shards.want(shard.shard(), shard.schema()));
    }
}
