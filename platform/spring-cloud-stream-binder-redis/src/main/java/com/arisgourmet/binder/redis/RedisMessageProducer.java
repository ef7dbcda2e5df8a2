package com.arisgourmet.binder.redis;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.MessageChannel;

/** The endpoint of a consumer binding: sends each entry's message to the binding's channel, where the function is called. */
final class RedisMessageProducer extends MessageProducerSupport {

    private final String destination;
    private final String group;
    private final StreamObservations observations;
    private final Function<EntryHandler, StreamConsumer> consumers;
    private volatile @Nullable StreamConsumer consumer;

    /** @param consumers makes the consumer of one life, from start to stop */
    RedisMessageProducer(
            String destination,
            String group,
            StreamObservations observations,
            Function<EntryHandler, StreamConsumer> consumers) {
        this.destination = destination;
        this.group = group;
        this.observations = observations;
        this.consumers = consumers;
    }

    /** Null while stopped. */
    @Nullable
    StreamConsumer consumer() {
        return consumer;
    }

    String name() {
        return destination + "/" + group;
    }

    @Override
    protected void doStart() {
        StreamConsumer started = consumers.apply(this::handle);
        started.start();
        consumer = started;
    }

    @Override
    protected void doStop() {
        StreamConsumer running = consumer;
        consumer = null;
        if (running != null) {
            running.stop();
        }
    }

    private void handle(StreamEntry entry, int attempt, long leaseToken) {
        MessageChannel channel = getRequiredOutputChannel();
        observations.process(destination, group, entry).observe(() -> send(channel, entry, attempt, leaseToken));
    }

    private static void send(MessageChannel channel, StreamEntry entry, int attempt, long leaseToken) {
        if (!channel.send(EntryMapping.toMessage(entry, attempt, leaseToken))) {
            throw new IllegalStateException("the channel " + channel + " refused " + entry);
        }
    }
}
