package com.arisgourmet.relay;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Tells the other instances that shards became free. A hint: who misses it sees it at the next heartbeat. */
final class Handover {
    static final String CHANNEL = "relay:handover";

    private final ReactiveStringRedisTemplate redis;
    private final Trouble trouble;

    Handover(ReactiveStringRedisTemplate redis, Trouble trouble) {
        this.redis = redis;
        this.trouble = trouble;
    }

    Mono<Void> announce() {
        return redis.convertAndSend(CHANNEL, "free")
                .then(Mono.<Void>fromRunnable(() -> trouble.ended(CHANNEL)))
                .onErrorResume(failure -> Mono.fromRunnable(() -> trouble.failed(CHANNEL, failure)));
    }
}
