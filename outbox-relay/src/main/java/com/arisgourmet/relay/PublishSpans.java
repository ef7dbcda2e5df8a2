package com.arisgourmet.relay;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One span a published event, child of the span that changed the state. The entry's {@code traceparent} header is that
 * span's; an event that was not sampled keeps the one of its row.
 */
final class PublishSpans {
    private static final String SAMPLED = "01";
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-" + SAMPLED);

    private final @Nullable Tracer tracer;

    PublishSpans(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** The publication of one event, as traced. */
    record PublishSpan(@Nullable Span span, @Nullable String traceparent) {
        void end(@Nullable Throwable failure) {
            if (span != null) {
                if (failure != null) {
                    span.error(failure);
                }
                span.end();
            }
        }
    }

    List<PublishSpan> start(List<Batch.Item> items) {
        return items.stream().map(item -> start(item.row().traceparent())).toList();
    }

    private PublishSpan start(@Nullable String parent) {
        if (tracer == null || parent == null) {
            return new PublishSpan(null, parent);
        }
        Matcher matcher = TRACEPARENT.matcher(parent);
        if (!matcher.matches()) {
            return new PublishSpan(null, parent);
        }
        TraceContext context = tracer.traceContextBuilder()
                .traceId(matcher.group("trace"))
                .spanId(matcher.group("span"))
                .sampled(true)
                .build();
        Span span = tracer.spanBuilder()
                .setParent(context)
                .name("outbox publish")
                .kind(Span.Kind.PRODUCER)
                .start();
        TraceContext own = span.context();
        return new PublishSpan(span, "00-" + own.traceId() + "-" + own.spanId() + "-" + SAMPLED);
    }
}
