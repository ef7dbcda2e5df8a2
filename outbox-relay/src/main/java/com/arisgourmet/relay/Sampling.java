package com.arisgourmet.relay;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks now and then at what nobody else has a reason to look at: the streams' lengths and groups, and what is parked. */
record Sampling(Shards shards, Outboxes outboxes, EventStream stream, RelayMetrics metrics) {

    /** One read of each held stream and of each outbox's index. */
    Mono<Void> sample() {
        List<Integer> held = shards.held().stream().sorted().toList();
        metrics.held(shards.held());
        return Flux.fromIterable(held)
                .concatMap(stream::state)
                .collectList()
                .doOnNext(metrics::streams)
                .then(Flux.fromIterable(outboxes.schemas())
                        .concatMap(
                                schema -> outboxes.held(schema).parked(held).map(parked -> Map.entry(schema, parked)))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .doOnNext(metrics::parkedNow))
                .then();
    }
}
