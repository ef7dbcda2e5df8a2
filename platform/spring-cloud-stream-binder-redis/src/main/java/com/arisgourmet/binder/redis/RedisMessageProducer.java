package com.arisgourmet.binder.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.integration.MessageDispatchingException;
import org.springframework.integration.channel.FluxMessageChannel;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;

/** The endpoint of a consumer binding: sends each entry's message to the binding's channel, where the function is called. */
final class RedisMessageProducer extends MessageProducerSupport {

    private final ConsumerBinding binding;
    private final String destination;
    private final String group;
    private final StreamObservations observations;
    private final AcknowledgementMode acknowledgements;
    private final Duration patience;
    private final boolean batches;
    private final Function<EntryHandler, StreamConsumer> consumers;
    private volatile @Nullable StreamConsumer consumer;

    /**
     * @param consumers makes the consumer of one life, from start to stop
     * @param properties how messages are made and acknowledged
     */
    RedisMessageProducer(
            ConsumerBinding binding,
            StreamObservations observations,
            ExtendedConsumerProperties<RedisConsumerProperties> properties,
            Function<EntryHandler, StreamConsumer> consumers) {
        this.binding = binding;
        this.destination = binding.destination();
        this.group = binding.group();
        this.observations = observations;
        this.acknowledgements = properties.getExtension().getAcknowledgements();
        this.patience = properties.getExtension().getAcknowledgementTimeout();
        this.batches = properties.isBatchMode();
        this.consumers = consumers;
    }

    /** Null while stopped. */
    @Nullable
    StreamConsumer consumer() {
        return consumer;
    }

    ConsumerBinding binding() {
        return binding;
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

    private void handle(List<StreamEntry> entries, int attempt, long leaseToken) {
        MessageChannel channel = getRequiredOutputChannel();
        observations.process(destination, group, entries).observe(() -> send(channel, entries, attempt, leaseToken));
    }

    private void send(MessageChannel channel, List<StreamEntry> entries, int attempt, long leaseToken) {
        Acknowledgement acknowledgement = new Acknowledgement(acknowledgements);
        Message<?> message = batches
                ? EntryMapping.toBatch(entries, attempt, leaseToken, acknowledgement)
                : EntryMapping.toMessage(entries.getFirst(), attempt, leaseToken, acknowledgement);
        send(channel, message);
        acknowledgement.await(patience);
    }

    private static void send(MessageChannel channel, Message<?> message) {
        try {
            if (!channel.send(message)) {
                throw new IllegalStateException("the channel " + channel + " refused the message");
            }
        } catch (MessageDeliveryException e) {
            // What subscribers of a Flux throw never comes back here.
            boolean unheard =
                    channel instanceof FluxMessageChannel || e.getCause() instanceof MessageDispatchingException;
            throw unheard ? new UnheardException(e) : e;
        }
    }
}
