package com.arisgourmet.defaults.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The span a reactive chain works under, read from its context. Nothing is propagated to thread locals on the way: that would
 * cost every operator of every request.
 */
public final class CurrentSpan {
    private CurrentSpan() {}

    public static @Nullable Span in(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        TracingContext tracing =
                observation == null ? null : observation.getContextView().get(TracingContext.class);
        return tracing == null ? null : tracing.getSpan();
    }

    /** @return the trace's id, 32 hexadecimal digits */
    public static @Nullable String traceId(ContextView context) {
        Span span = in(context);
        return span == null ? null : span.context().traceId();
    }

    /** @return a W3C {@code traceparent} (<a href="https://www.w3.org/TR/trace-context/">Trace Context</a>) */
    public static @Nullable String traceParent(ContextView context) {
        Span span = in(context);
        if (span == null || span.isNoop()) {
            return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
    }
}
