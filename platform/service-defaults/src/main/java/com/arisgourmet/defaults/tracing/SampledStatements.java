package com.arisgourmet.defaults.tracing;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.observation.ObservationProxyExecutionListener;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections whose statements are observed, each with a span of its own, if the trace they work for is sampled. Others are handed
 * out as they are: to observe a statement costs as much as to run it.
 */
public final class SampledStatements implements ConnectionFactory, Wrapped<ConnectionFactory> {
    private final ConnectionFactory connections;
    private final ConnectionFactory observed;

    public SampledStatements(ConnectionFactory connections, ObservationRegistry observations) {
        this.connections = connections;
        this.observed = ProxyConnectionFactory.builder(connections)
                .listener(new ObservationProxyExecutionListener(observations, connections, null, null))
                .build();
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.deferContextual(
                context -> Mono.from(isSampled(CurrentSpan.in(context)) ? observed.create() : connections.create()));
    }

    private static boolean isSampled(@Nullable Span span) {
        return span != null && Boolean.TRUE.equals(span.context().sampled());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return connections;
    }
}
