package com.arisgourmet.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the relay tells Prometheus. Ages are by the database's clock. */
final class RelayMetrics {
    private final MeterRegistry registry;
    private final Timer commitToStream;
    private final Map<String, AtomicLong> oldestMicros = new ConcurrentHashMap<>();

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.commitToStream = Timer.builder("aris.relay.commit.to.stream")
                .description("from writing the row to its entry's acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    void owned(Supplier<Number> shards) {
        Gauge.builder("aris.relay.shards.owned", shards).register(registry);
    }

    void published(int rows) {
        count("published", rows);
    }

    void inStreamAfter(Duration age) {
        commitToStream.record(age);
    }

    void retried() {
        count("retried", 1);
    }

    void parked(int rows) {
        count("parked", rows);
    }

    void putBack(long rows) {
        count("put.back", rows);
    }

    void trimmed(long entries) {
        count("trimmed", entries);
    }

    void evicted(int groups) {
        count("groups.evicted", groups);
    }

    void oldestUnpublished(String schema, long micros) {
        oldestMicros
                .computeIfAbsent(schema, name -> {
                    var value = new AtomicLong();
                    Gauge.builder("aris.relay.oldest.unpublished.seconds", value, age -> age.get() / 1e6)
                            .tag("schema", name)
                            .register(registry);
                    return value;
                })
                .set(micros);
    }

    private void count(String what, long times) {
        Counter.builder("aris.relay." + what).register(registry).increment(times);
    }
}
