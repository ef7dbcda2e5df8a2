package com.arisgourmet.bench.binder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.redis.inbound.ReactiveRedisStreamMessageProducer;
import org.springframework.integration.redis.support.RedisHeaders;
import org.springframework.messaging.Message;

/** A producer for each stream, into one direct channel, each message acknowledged by its callback. */
final class IntegrationReader implements Reader {
    private static final int BATCH = 64;
    private static final Duration BLOCK = Duration.ofMillis(200);

    private final AnnotationConfigApplicationContext context;
    private final List<ReactiveRedisStreamMessageProducer> producers;

    private IntegrationReader(
            AnnotationConfigApplicationContext context, List<ReactiveRedisStreamMessageProducer> producers) {
        this.context = context;
        this.producers = producers;
    }

    static Reader open(Sources sources, String destination, String group, Handler handler) {
        List<String> streams = Sources.streams(destination);
        LettuceReader.makeGroups(sources, streams, group);
        var connections =
                new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(sources.redisUrl()));
        connections.afterPropertiesSet();
        connections.start();
        var channel = new DirectChannel();
        channel.subscribe(message -> handle(message, handler));
        var context = new AnnotationConfigApplicationContext();
        context.register(Integration.class);
        streams.forEach(stream -> context.registerBean(
                stream, ReactiveRedisStreamMessageProducer.class, () -> producer(stream, connections, group, channel)));
        context.registerBean("connections", AutoCloseable.class, () -> connections::destroy);
        context.refresh();
        return new IntegrationReader(
                context,
                List.copyOf(context.getBeansOfType(ReactiveRedisStreamMessageProducer.class)
                        .values()));
    }

    private static ReactiveRedisStreamMessageProducer producer(
            String stream, LettuceConnectionFactory connections, String group, DirectChannel channel) {
        var producer = new ReactiveRedisStreamMessageProducer(connections, stream);
        producer.setConsumerGroup(group);
        producer.setConsumerName("bench");
        producer.setReadOffset(ReadOffset.lastConsumed());
        producer.setAutoAck(false);
        producer.setBatchSize(BATCH);
        producer.setPollTimeout(BLOCK);
        producer.setOutputChannel(channel);
        producer.setAutoStartup(false);
        return producer;
    }

    private static void handle(Message<?> message, Handler handler) {
        String data = (String) Objects.requireNonNull(((Map<?, ?>) message.getPayload()).get("data"));
        handler.handle(
                data.getBytes(StandardCharsets.ISO_8859_1),
                String.valueOf(message.getHeaders().get(RedisHeaders.STREAM_MESSAGE_ID)));
        // Not the interface its documentation names.
        Objects.requireNonNull(message.getHeaders()
                        .get(IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK, SimpleAcknowledgment.class))
                .acknowledge();
    }

    @Override
    public void start() {
        producers.forEach(ReactiveRedisStreamMessageProducer::start);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What its producers need of Spring Integration. */
    @EnableIntegration
    static class Integration {}
}
