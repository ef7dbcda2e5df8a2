package com.arisgourmet.binder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamObservationsTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final Map<String, String> seen = new HashMap<>();

    @Test
    void aTracerFindsTheTraceContextInTheEntry() {
        registry.observationConfig().observationHandler(new Tracer());
        StreamEntry entry = StreamEntry.of(
                "events:{00}", "1-0", Map.of("traceparent", TRACEPARENT.getBytes(UTF_8)), "subject", false, false);

        new StreamObservations(registry)
                .process("events", "group", List.of(entry))
                .observe(() -> {});

        assertThat(seen).containsEntry("name", "events process").containsEntry("extracted", TRACEPARENT);
    }

    @Test
    void aTracerPutsTheTraceContextIntoTheEntry() {
        registry.observationConfig().observationHandler(new Tracer());
        Map<String, byte[]> fields = new HashMap<>();

        new StreamObservations(registry).publish("events", fields).observe(() -> {});

        assertThat(seen).containsEntry("name", "events publish");
        assertThat(fields).containsEntry("traceparent", TRACEPARENT.getBytes(UTF_8));
    }

    private final class Tracer implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            seen.put("name", String.valueOf(context.getContextualName()));
            if (context instanceof ReceiverContext<?> receiver) {
                extract(receiver);
            }
            if (context instanceof SenderContext<?> sender) {
                inject(sender);
            }
        }

        private <C> void extract(ReceiverContext<C> context) {
            seen.put("extracted", String.valueOf(context.getGetter().get(context.getCarrier(), "traceparent")));
        }

        private <C> void inject(SenderContext<C> context) {
            context.getSetter().set(context.getCarrier(), "traceparent", TRACEPARENT);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
