package com.arisgourmet.defaults.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** The current span as a W3C {@code traceparent} (<a href="https://www.w3.org/TR/trace-context/">Trace Context</a>). */
public final class TraceParent {
    private final @Nullable Tracer tracer;

    public TraceParent(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    public @Nullable String current() {
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        var context = span.context();
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }
}
