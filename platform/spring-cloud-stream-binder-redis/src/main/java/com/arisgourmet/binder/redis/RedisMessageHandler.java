package com.arisgourmet.binder.redis;

import io.lettuce.core.XAddArgs;
import java.util.Map;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.integration.handler.AbstractMessageHandler;
import org.springframework.messaging.Message;

/**
 * The endpoint of a producer binding: one XADD for each message. It blocks its caller and returns only when the entry is in the
 * stream; when it throws because no answer came, the entry may be there all the same.
 */
final class RedisMessageHandler extends AbstractMessageHandler {

    private final RedisConnections connections;
    private final StreamDestination destination;
    private final RedisProducerProperties properties;
    private final StreamObservations observations;

    RedisMessageHandler(
            RedisConnections connections,
            StreamDestination destination,
            RedisProducerProperties properties,
            StreamObservations observations) {
        this.connections = connections;
        this.destination = destination;
        this.properties = properties;
        this.observations = observations;
    }

    @Override
    protected void handleMessageInternal(Message<?> message) {
        String stream = stream(message);
        Map<String, byte[]> fields = EntryMapping.toFields(message);
        observations
                .publish(destination.name(), fields)
                .observe(() -> connections.commands().xadd(stream, arguments(), fields));
    }

    private String stream(Message<?> message) {
        if (destination.shards() == 0) {
            return destination.name();
        }
        Integer partition = message.getHeaders().get(BinderHeaders.PARTITION_HEADER, Integer.class);
        return destination.getNameForPartition(partition != null ? partition : shardOfKey(message));
    }

    private int shardOfKey(Message<?> message) {
        Object key = message.getHeaders().get(properties.getKeyHeader());
        if (key == null) {
            throw new IllegalArgumentException("a message for '" + destination.name() + "' needs the header '"
                    + properties.getKeyHeader() + "', which decides its shard");
        }
        return StreamNames.shardOf(key.toString(), destination.shards());
    }

    private XAddArgs arguments() {
        XAddArgs arguments = new XAddArgs();
        return properties.getMaxLength() == 0
                ? arguments
                : arguments.maxlen(properties.getMaxLength()).approximateTrimming();
    }
}
