package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;

/** One destination and group of a test, with names of its own and times short enough to wait for. */
final class Fixture implements AutoCloseable {

    final RedisConsumerProperties redis = new RedisConsumerProperties();
    final ExtendedConsumerProperties<RedisConsumerProperties> properties = new ExtendedConsumerProperties<>(redis);
    final StreamDestination destination;
    final String group = "group";
    private final String deadLetters;
    private final RedisConnections connections;
    final Queue<GroupEvicted> evictions = new ConcurrentLinkedQueue<>();
    private final List<StreamConsumer> consumers = new ArrayList<>();

    Fixture(String name, int shards) {
        this(TestRedis.connections(), name, shards);
    }

    Fixture(RedisConnections connections, String name, int shards) {
        this.connections = connections;
        this.destination = new StreamDestination(TestRedis.unique(name), shards);
        this.deadLetters = "binder:dlq:" + destination.name();
        redis.setDeadLetters(deadLetters);
        redis.setLeaseTime(Duration.ofSeconds(1));
        redis.setReadTimeout(Duration.ofMillis(200));
        redis.setClaimAfter(Duration.ofMillis(600));
        redis.setShutdownTimeout(Duration.ofSeconds(2));
        properties.setMaxAttempts(3);
        properties.setBackOffInitialInterval(20);
        properties.setBackOffMaxInterval(100);
    }

    /** What is done with one entry. */
    interface Handler {
        void handle(StreamEntry entry, int attempt, long leaseToken);
    }

    StreamConsumer start(Handler handler) {
        return startBatches(
                (entries, attempt, token) -> entries.forEach(entry -> handler.handle(entry, attempt, token)));
    }

    StreamConsumer startBatches(EntryHandler handler) {
        StreamConsumer consumer = new ConsumerFactory(
                        connections, destination, group, false, properties, evictions::add, "tests")
                .create(handler);
        consumers.add(consumer);
        consumer.start();
        return consumer;
    }

    private Registration registration() {
        return new Registration(connections, group, destination, false, redis.getMode(), "tests", evictions::add);
    }

    StreamsEndpoint.Destination view() {
        return new StreamsEndpoint(() -> List.of(binding()))
                .streams()
                .get("destinations")
                .getFirst();
    }

    DeadLetters operator() {
        return new DeadLetters(() -> List.of(binding()));
    }

    private ConsumerBinding binding() {
        return new ConsumerBinding(
                connections, destination.name(), group, false, destination.streams(), "subject", deadLetters);
    }

    String stream(int shard) {
        return destination.getNameForPartition(shard);
    }

    String leaseKey(int shard) {
        return StreamKeys.lease(group, stream(shard));
    }

    String add(int shard, String key, String data) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put("data", data.getBytes(UTF_8));
        fields.put("subject", key.getBytes(UTF_8));
        return connections.commands().xadd(stream(shard), fields);
    }

    void addOfType(int shard, String type, String data) {
        connections.commands().xadd(stream(shard), Map.of("data", data.getBytes(UTF_8), "type", type.getBytes(UTF_8)));
    }

    long pending() {
        return destination.streams().stream().mapToLong(this::pending).sum();
    }

    /** Of a group that is not made yet: none. */
    private long pending(String stream) {
        try {
            return connections.commands().xpending(stream, group).getCount();
        } catch (RedisCommandExecutionException failure) {
            if (String.valueOf(failure.getMessage()).startsWith("NOGROUP")) {
                return 0;
            }
            throw failure;
        }
    }

    /** What was read for the group but never answered by a consumer that is gone. */
    void abandon(int shard, int entries) {
        new ConsumerGroup(connections, group, "gone", false, redis, registration()).ensure(stream(shard));
        connections
                .commands()
                .xreadgroup(
                        io.lettuce.core.Consumer.from(group, "gone"),
                        io.lettuce.core.XReadArgs.Builder.count(entries),
                        io.lettuce.core.XReadArgs.StreamOffset.lastConsumed(stream(shard)));
    }

    List<Map<String, String>> deadLetters() {
        return destination.streams().stream()
                .flatMap(stream -> connections
                        .commands()
                        .xrange(StreamKeys.beside(deadLetters, stream), Range.unbounded(), Limit.unlimited())
                        .stream())
                .map(letter -> text(letter.getBody()))
                .toList();
    }

    private static Map<String, String> text(Map<String, byte[]> fields) {
        Map<String, String> text = new LinkedHashMap<>();
        fields.forEach((field, value) -> text.put(field, new String(value, UTF_8)));
        return text;
    }

    @Override
    public void close() {
        consumers.forEach(StreamConsumer::stop);
        connections.commands().del(Registration.key(group, destination.name()));
        destination.streams().forEach(stream -> connections
                .commands()
                .del(
                        stream,
                        StreamKeys.token(group, stream),
                        StreamKeys.beside(deadLetters, stream),
                        StreamKeys.retries(group, stream),
                        StreamKeys.waiting(group, stream),
                        StreamKeys.discarded(group, stream)));
    }
}
