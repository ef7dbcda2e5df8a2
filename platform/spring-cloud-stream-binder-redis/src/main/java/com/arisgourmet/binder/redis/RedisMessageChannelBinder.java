package com.arisgourmet.binder.redis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.AbstractMessageChannelBinder;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.binder.ExtendedPropertiesBinder;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.integration.core.MessageProducer;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;

/** Spring Cloud Stream's binder {@code redis}: binds channels to Redis Streams. */
public final class RedisMessageChannelBinder
        extends AbstractMessageChannelBinder<
                ExtendedConsumerProperties<RedisConsumerProperties>,
                ExtendedProducerProperties<RedisProducerProperties>,
                StreamProvisioner>
        implements ExtendedPropertiesBinder<MessageChannel, RedisConsumerProperties, RedisProducerProperties> {

    private final RedisConnections connections;
    private final RedisExtendedBindingProperties properties;
    private final StreamObservations observations;
    private final List<RedisMessageProducer> producers = new CopyOnWriteArrayList<>();

    RedisMessageChannelBinder(
            RedisConnections connections, RedisExtendedBindingProperties properties, StreamObservations observations) {
        super(new String[0], new StreamProvisioner());
        this.connections = connections;
        this.properties = properties;
        this.observations = observations;
    }

    /** The endpoints of all consumer bindings, stopped ones included. */
    List<RedisMessageProducer> consumerEndpoints() {
        return List.copyOf(producers);
    }

    @Override
    protected MessageHandler createProducerMessageHandler(
            ProducerDestination destination,
            ExtendedProducerProperties<RedisProducerProperties> producer,
            @Nullable MessageChannel errorChannel) {
        RedisMessageHandler handler = new RedisMessageHandler(
                connections, (StreamDestination) destination, producer.getExtension(), observations);
        handler.setBeanFactory(getBeanFactory());
        handler.setBeanName(destination.getName() + ".redis-producer");
        return handler;
    }

    @Override
    protected MessageProducer createConsumerEndpoint(
            ConsumerDestination destination,
            @Nullable String group,
            ExtendedConsumerProperties<RedisConsumerProperties> consumer) {
        boolean anonymous = group == null;
        String name = group == null ? "anonymous." + UUID.randomUUID() : group;
        StreamDestination streams = (StreamDestination) destination;
        ConsumerFactory factory =
                new ConsumerFactory(connections, streams, name, anonymous, consumer, this::publish, application());
        RedisMessageProducer endpoint = new RedisMessageProducer(
                binding(streams, name, anonymous, consumer.getExtension()), observations, consumer, factory::create);
        endpoint.setBeanFactory(getBeanFactory());
        endpoint.setBeanName(streams.name() + "." + name + ".redis-consumer");
        producers.add(endpoint);
        return endpoint;
    }

    private void publish(GroupEvicted event) {
        getApplicationContext().publishEvent(event);
    }

    private String application() {
        return getApplicationContext().getEnvironment().getProperty("spring.application.name", "");
    }

    private ConsumerBinding binding(
            StreamDestination destination, String group, boolean anonymous, RedisConsumerProperties redis) {
        return new ConsumerBinding(
                connections,
                destination.name(),
                group,
                anonymous,
                destination.streams(),
                redis.getKeyHeader(),
                DeadLetterBox.deadLettersPrefix(group, redis));
    }

    @Override
    public RedisConsumerProperties getExtendedConsumerProperties(String binding) {
        return properties.getExtendedConsumerProperties(binding);
    }

    @Override
    public RedisProducerProperties getExtendedProducerProperties(String binding) {
        return properties.getExtendedProducerProperties(binding);
    }

    @Override
    public Map<String, ?> getBindings() {
        return properties.getBindings();
    }

    @Override
    public String getDefaultsPrefix() {
        return properties.getDefaultsPrefix();
    }

    @Override
    public Class<? extends BinderSpecificPropertiesProvider> getExtendedPropertiesEntryClass() {
        return properties.getExtendedPropertiesEntryClass();
    }
}
