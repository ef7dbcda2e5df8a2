package com.arisgourmet.binder.redis;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;

/** Makes a binding's consumer, a new one with a name of its own for each life. */
record ConsumerFactory(
        RedisConnections connections,
        StreamDestination destination,
        String group,
        boolean anonymous,
        ExtendedConsumerProperties<RedisConsumerProperties> properties,
        Consumer<GroupEvicted> evictions,
        String application) {

    StreamConsumer create(EntryHandler handler) {
        RedisConsumerProperties redis = properties.getExtension();
        String instance = UUID.randomUUID().toString();
        String owner = redis.getOwner() == null ? application : redis.getOwner();
        Registration registration =
                new Registration(connections, group, destination, anonymous, redis.getMode(), owner, evictions);
        ConsumerGroup members = new ConsumerGroup(connections, group, instance, anonymous, redis, registration);
        List<String> streams = destination.streams();
        Delivery delivery = new Delivery(
                members,
                handler,
                RetryPolicy.of(properties),
                redis.getMaxDeliveries(),
                Math.max(redis.getHandlers(), properties.getConcurrency()));
        Consumption consumption = new Consumption(members, streams, delivery, redis, properties.isBatchMode());
        return switch (redis.getMode()) {
            case ORDERED -> {
                Leases leases =
                        new Leases(connections, group, destination.name(), instance, streams, redis.getLeaseTime());
                yield new OrderedConsumer(consumption, leases, redis.getLeaseTime(), connections);
            }
            case COMPETING -> new CompetingConsumer(consumption, redis.getClaimAfter(), connections);
        };
    }
}
