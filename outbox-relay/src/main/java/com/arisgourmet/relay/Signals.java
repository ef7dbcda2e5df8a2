package com.arisgourmet.relay;

import com.arisgourmet.defaults.outbox.OutboxNudge;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listens for nudges of services and handovers of other instances. All are hints; polls and heartbeats do without. */
final class Signals {
    private static final String NAME = "signals";

    private final ReactiveStringRedisTemplate redis;
    private final Shards shards;
    private final Trouble trouble;

    Signals(ReactiveStringRedisTemplate redis, Shards shards, Trouble trouble) {
        this.redis = redis;
        this.shards = shards;
        this.trouble = trouble;
    }

    /** @param onHandover is run when other instances gave shards back */
    Disposable listen(Runnable onHandover) {
        return redis.listenToChannelLater(OutboxNudge.CHANNEL, Handover.CHANNEL)
                .flatMapMany(messages -> {
                    trouble.ended(NAME);
                    return messages;
                })
                .doOnNext(message -> {
                    if (message.getChannel().equals(Handover.CHANNEL)) {
                        onHandover.run();
                    } else {
                        Nudge.parse(message.getMessage())
                                .ifPresent(nudge -> shards.want(nudge.shard(), nudge.schema()));
                    }
                })
                .doOnError(failure -> trouble.failed(NAME, failure))
                .onErrorResume(failure -> Flux.empty())
                .then(Mono.defer(() -> Mono.delay(Backoff.CAP)))
                .repeat()
                .subscribe();
    }
}
