package com.arisgourmet.gateway.edge;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
     * KEYS buckets, ARGV for each microseconds a request and how many at once. Takes from one after the other, up to the first that
     * refuses: none behind it is touched. Answers its place and how long to wait in ms, or nothing if all may pass.
     */
    @SuppressWarnings("rawtypes") // a script's type is a class
    private static final RedisScript<List> TAKE = RedisScript.of("""
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            for i = 1, #KEYS do
              local each = tonumber(ARGV[2 * i - 1])
              local full = math.max(tonumber(redis.call('GET', KEYS[i]) or now), now) + each
              local wait = full - tonumber(ARGV[2 * i]) * each - now
              if wait > 0 then return { i - 1, math.ceil(wait / 1000) } end
              redis.call('SET', KEYS[i], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            end
            return {}
            """, List.class);

    private final ReactiveStringRedisTemplate redis;
    private volatile long askAgainAt = System.nanoTime();

    Buckets(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** A limit that is used up. */
    record Refusal(Limit limit, Duration after) {}

    /** @return the first of the limits that is used up, or nothing if the request may pass */
    Mono<Refusal> take(List<Limit> limits) {
        if (limits.isEmpty() || System.nanoTime() - askAgainAt < 0) {
            return Mono.empty();
        }
        List<String> arguments = limits.stream()
                .flatMap(limit ->
                        Stream.of(String.valueOf(1_000_000 / limit.perSecond()), String.valueOf(limit.burst())))
                .toList();
        return redis.execute(TAKE, limits.stream().map(Limit::key).toList(), arguments)
                .next()
                .timeout(PATIENCE)
                .onErrorResume(this::away)
                .filter(answer -> !answer.isEmpty())
                .map(answer -> new Refusal(
                        limits.get(((Long) answer.get(0)).intValue()), Duration.ofMillis((Long) answer.get(1))));
    }

    @SuppressWarnings("rawtypes")
    private Mono<List> away(Throwable failure) {
        boolean known = System.nanoTime() - askAgainAt < 0;
        askAgainAt = System.nanoTime() + LEFT_ALONE_NANOS;
        if (!known) {
            log.warn("Redis does not answer, requests are not limited: {}", failure.toString());
        }
        return Mono.empty();
    }
}
