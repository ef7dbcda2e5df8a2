package com.arisgourmet.binder.redis;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Observations of both ends of a stream. Trace context travels in the entry's own fields ({@code traceparent}, {@code tracestate},
 * whatever the tracer propagates), so that {@code <destination> process} is a child of the span that wrote the entry.
 */
record StreamObservations(ObservationRegistry registry) {

    /** For several entries together: a child of the first one's span. */
    Observation process(String destination, String group, List<StreamEntry> entries) {
        if (registry.isNoop()) {
            return Observation.NOOP;
        }
        StreamEntry entry = entries.getFirst();
        ReceiverContext<StreamEntry> context = new ReceiverContext<>(StreamEntry::text, Kind.CONSUMER);
        context.setCarrier(entry);
        context.setRemoteServiceName("redis");
        return observation("redis.stream.process", destination, "process", context)
                .lowCardinalityKeyValue("messaging.consumer.group.name", group)
                .highCardinalityKeyValue("messaging.message.id", entry.id())
                .highCardinalityKeyValue("messaging.batch.message_count", String.valueOf(entries.size()))
                .highCardinalityKeyValue("messaging.redis.stream", entry.stream());
    }

    Observation publish(String destination, Map<String, byte[]> fields) {
        SenderContext<Map<String, byte[]>> context = new SenderContext<>(
                (carrier, key, value) -> {
                    if (carrier != null) {
                        carrier.put(key, value.getBytes(StandardCharsets.UTF_8));
                    }
                },
                Kind.PRODUCER);
        context.setCarrier(fields);
        context.setRemoteServiceName("redis");
        return observation("redis.stream.publish", destination, "publish", context);
    }

    private Observation observation(String name, String destination, String operation, Observation.Context context) {
        return Observation.createNotStarted(name, () -> context, registry)
                .contextualName(destination + " " + operation)
                .lowCardinalityKeyValue("messaging.system", "redis")
                .lowCardinalityKeyValue("messaging.operation.name", operation)
                .lowCardinalityKeyValue("messaging.destination.name", destination);
    }
}
