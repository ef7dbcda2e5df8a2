package com.arisgourmet.binder.redis;

import io.lettuce.core.RedisException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while Redis answers and every running consumer does its work; shows what each holds. */
final class RedisBinderHealth extends AbstractHealthIndicator {

    private final RedisConnections connections;
    private final RedisMessageChannelBinder binder;

    RedisBinderHealth(RedisConnections connections, RedisMessageChannelBinder binder) {
        super("the redis binder's health could not be seen");
        this.connections = connections;
        this.binder = binder;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (RedisMessageProducer endpoint : binder.consumerEndpoints()) {
            StreamConsumer consumer = endpoint.consumer();
            if (consumer != null) {
                builder.withDetail(endpoint.name(), describe(builder, consumer));
            }
        }
        try {
            connections.commands().ping();
        } catch (RedisException e) {
            builder.down(e);
        }
    }

    private static Map<String, Object> describe(Health.Builder builder, StreamConsumer consumer) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("streams", consumer.streams());
        detail.put("inFlight", consumer.inFlight());
        Exception failure = consumer.failure();
        if (failure != null) {
            builder.down();
            detail.put("failure", String.valueOf(failure.getMessage()));
        }
        return detail;
    }
}
