package com.arisgourmet.gateway.stream;

import com.arisgourmet.contracts.EventStreams;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One span {@code socket deliver} an event and gateway, however many clients take it, in the trace of the change. */
@Component
final class DeliverySpan {
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    DeliverySpan(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    /**
     * @param delivery answers whether anybody took the event; if not, no span is recorded
     * @return that answer
     */
    boolean around(StreamEvent event, BooleanSupplier delivery) {
        String parent = event.routing().traceparent();
        if (tracer == null || propagator == null || parent == null) {
            return delivery.getAsBoolean();
        }
        Span span = propagator
                .extract(Map.of(EventStreams.TRACEPARENT, parent), Map::get)
                .name("socket deliver")
                .kind(Span.Kind.CONSUMER)
                .tag("event.type", event.routing().type())
                .start();
        boolean taken = delivery.getAsBoolean();
        if (taken) {
            span.end();
        } else {
            span.abandon();
        }
        return taken;
    }
}
