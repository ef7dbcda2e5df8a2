package com.arisgourmet.defaults.outbox;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the relay, after commit, that a shard of this schema has rows to publish. Nobody waits for it to be heard. */
public final class OutboxNudge {
    public static final String CHANNEL = "aris:outbox:nudge";

    private static final Logger log = LoggerFactory.getLogger(OutboxNudge.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReactiveStringRedisTemplate redis;
    private final String schema;

    public OutboxNudge(ReactiveStringRedisTemplate redis, String schema) {
        this.redis = redis;
        this.schema = schema;
    }

    Mono<Void> afterCommit(Set<Integer> shards) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> send(shards));
                    }
                }))
                .then();
    }

    private void send(Set<Integer> shards) {
        Flux.fromIterable(shards)
                .flatMap(shard -> redis.convertAndSend(CHANNEL, schema + ":" + shard))
                .timeout(PATIENCE)
                .subscribe(heard -> {}, failure -> log.debug("the relay was not nudged: {}", failure.toString()));
    }
}
