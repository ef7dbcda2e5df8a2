package com.arisgourmet.defaults.service;

import com.arisgourmet.defaults.rounds.Rounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.ReactiveRedisClusterConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lettuce makes its first connection for whoever asks first, and keeps that one waiting, which no event loop may. Here the
 * connection is made at the start and, if Redis is away then, tried again and again by a thread that may wait; until there
 * is one, whoever wants it is refused at once. From then on Lettuce keeps it up by itself, and nobody waits.
 */
final class RedisInBackground extends Rounds implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(RedisInBackground.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReactiveRedisConnectionFactory redis;
    private volatile boolean reached;

    RedisInBackground(ReactiveRedisConnectionFactory redis) {
        super(AGAIN, PATIENCE, "Redis was not reached yet");
        this.redis = redis;
    }

    /** @return what asks nobody to wait, and errors with {@link RedisConnectionFailureException} while Redis was never reached */
    ReactiveRedisConnectionFactory connections() {
        return new ReactiveRedisConnectionFactory() {
            @Override
            public ReactiveRedisConnection getReactiveConnection() {
                requireReached();
                return redis.getReactiveConnection();
            }

            @Override
            public ReactiveRedisClusterConnection getReactiveClusterConnection() {
                requireReached();
                return redis.getReactiveClusterConnection();
            }

            @Override
            public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
                return redis.translateExceptionIfPossible(failure);
            }
        };
    }

    private void requireReached() {
        if (!reached) {
            throw new RedisConnectionFailureException("Redis was not reached yet");
        }
    }

    @Override
    public void afterPropertiesSet() {
        try {
            reach();
        } catch (RedisConnectionFailureException away) {
            log.warn("Redis is away at start: {}", away.getMessage());
        }
    }

    @Override
    protected Mono<Void> round() {
        return reached ? Mono.empty() : Mono.<Void>fromRunnable(this::reach).subscribeOn(Schedulers.boundedElastic());
    }

    private void reach() {
        redis.getReactiveConnection().closeLater().subscribe();
        reached = true;
    }
}
