package com.arisgourmet.gateway.edge;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts requests in Redis, for all gateways together, by the generic cell rate algorithm (ITU-T I.371): of each limit
 * only the instant is kept at which its bucket will be full again. While Redis is away nothing is limited, and nobody
 * waits for it more than once a second.
 */
@Component
class Buckets {
    private static final Logger log = LoggerFactory.getLogger(Buckets.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long LEFT_ALONE_NANOS = Duration.ofSeconds(1).toNanos();

    /**
     * KEYS[1] bucket, ARGV microseconds a request and how many at once; answers how long to wait in ms, 0 if it may
     * pass.
     */
    private static final RedisScript<Long> TAKE = RedisScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local each = tonumber(ARGV[1])
            local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + each
            local wait = full - tonumber(ARGV[2]) * each - now
            if wait > 0 then return math.ceil(wait / 1000) end
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            return 0
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private volatile long askAgainAt = System.nanoTime();

    Buckets(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @return how long to wait, or nothing if it may pass */
    Mono<Duration> take(Limit limit) {
        if (System.nanoTime() - askAgainAt < 0) {
            return Mono.empty();
        }
        return redis.execute(
                        TAKE,
                        List.of(limit.key()),
                        List.of(String.valueOf(1_000_000 / limit.perSecond()), String.valueOf(limit.burst())))
                .next()
                .timeout(PATIENCE)
                .onErrorResume(this::away)
                .filter(wait -> wait > 0)
                .map(Duration::ofMillis);
    }

    private Mono<Long> away(Throwable failure) {
        askAgainAt = System.nanoTime() + LEFT_ALONE_NANOS;
        log.warn("Redis does not answer, requests are not limited: {}", failure.toString());
        return Mono.empty();
    }
}
