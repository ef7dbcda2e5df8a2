package com.arisgourmet.relay;

import com.arisgourmet.relay.EventStream.State;
import com.arisgourmet.relay.OutboxTable.Pending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the relay tells Prometheus. Ages are by the servers' clocks. What is told of shards each instance tells of those it
 * holds, so a series' instance is the shard's owner, sums over instances are right, and there are 64 series of a kind in all.
 */
final class RelayMetrics {
    private final MeterRegistry registry;
    private final Timer commitToStream;
    private final Map<String, Map<Integer, Long>> pendingMicros = new ConcurrentHashMap<>();
    private final MultiGauge shardLag;
    private final MultiGauge streamLength;
    private final MultiGauge slowestGroup;
    private final MultiGauge parked;

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.commitToStream = Timer.builder("aris.relay.commit.to.stream")
                .description("from writing the row to its entry's acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        this.shardLag = MultiGauge.builder("aris.relay.shard.lag")
                .description("age of the shard's oldest unpublished event; told by the shard's owner alone")
                .baseUnit("seconds")
                .register(registry);
        this.streamLength = MultiGauge.builder("aris.relay.stream.length")
                .description("entries of the shard's stream")
                .baseUnit("entries")
                .register(registry);
        this.slowestGroup = MultiGauge.builder("aris.relay.slowest.group.lag")
                .description("age of the oldest entry that the shard's slowest group has not finished with")
                .baseUnit("seconds")
                .register(registry);
        this.parked = MultiGauge.builder("aris.relay.parked.now")
                .description("events parked at the moment, up to ten thousand of a schema")
                .baseUnit("events")
                .register(registry);
        for (RelayCount count : RelayCount.values()) {
            counter(count);
        }
    }

    void owned(Supplier<Number> shards) {
        Gauge.builder("aris.relay.shards.owned", shards)
                .description("shards this instance holds")
                .baseUnit("shards")
                .register(registry);
    }

    void count(RelayCount what, long times) {
        counter(what).increment(times);
    }

    private Counter counter(RelayCount what) {
        return Counter.builder(what.meter())
                .description(what.description())
                .baseUnit(what.unit())
                .register(registry);
    }

    /** @param age by two clocks, so perhaps less than nothing */
    void inStreamAfter(Duration age) {
        commitToStream.record(age.isNegative() ? Duration.ZERO : age);
    }

    /** What the outboxes have unpublished, of all shards. */
    void pending(Set<String> schemas, List<Pending> shards) {
        for (String schema : schemas) {
            Map<Integer, Long> ages = shards.stream()
                    .filter(pending -> pending.schema().equals(schema))
                    .collect(Collectors.toMap(Pending::shard, Pending::ageMicros));
            if (pendingMicros.put(schema, ages) == null) {
                Gauge.builder("aris.relay.oldest.unpublished", () -> seconds(oldest(schema)))
                        .description("age of the outbox's oldest unpublished event, in any shard")
                        .baseUnit("seconds")
                        .tag("schema", schema)
                        .register(registry);
            }
        }
    }

    private long oldest(String schema) {
        return pendingMicros.getOrDefault(schema, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private long oldest(int shard) {
        return pendingMicros.values().stream()
                .mapToLong(ages -> ages.getOrDefault(shard, 0L))
                .max()
                .orElse(0);
    }

    private static double seconds(long micros) {
        return micros / 1e6;
    }

    /** The shards held now; those of before are told of no more. */
    void held(Set<Integer> shards) {
        shardLag.register(
                shards.stream()
                        .map(shard -> Row.of(tag(shard), () -> seconds(oldest(shard))))
                        .collect(Collectors.toList()),
                true);
    }

    void streams(List<State> states) {
        streamLength.register(
                states.stream()
                        .map(state -> Row.of(tag(state.shard()), state.length()))
                        .collect(Collectors.toList()),
                true);
        slowestGroup.register(
                states.stream()
                        .filter(state -> !state.slowestGroup().isEmpty())
                        .map(state -> Row.of(
                                tag(state.shard()).and("group", state.slowestGroup()),
                                state.behind().toMillis() / 1e3))
                        .collect(Collectors.toList()),
                true);
    }

    void parkedNow(Map<String, Long> bySchema) {
        parked.register(
                bySchema.entrySet().stream()
                        .map(entry -> Row.of(Tags.of("schema", entry.getKey()), entry.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    private static Tags tag(int shard) {
        return Tags.of("shard", "%02d".formatted(shard));
    }
}
