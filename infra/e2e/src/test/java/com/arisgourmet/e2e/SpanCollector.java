package com.arisgourmet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes spans as an OpenTelemetry collector does (OTLP over HTTP, protobuf) and keeps them for as long as the JVM runs. */
public final class SpanCollector {
    private static final int PORT = 4_318 + RunningSystem.portOffset();
    private static final Queue<Spanned> SPANS = new ConcurrentLinkedQueue<>();
    private static final Queue<Statement> STATEMENTS = new ConcurrentLinkedQueue<>();

    private SpanCollector() {}

    /** @param service the {@code service.name} of whoever made the span */
    record Spanned(String traceId, String service, String name) {}

    private record Statement(String traceId, String sql) {}

    /** @return where spans are to be sent; from the first call on they are taken there */
    static URI endpoint() {
        return Holder.ENDPOINT;
    }

    static Set<Spanned> trace(String traceId) {
        return SPANS.stream().filter(span -> span.traceId().equals(traceId)).collect(Collectors.toSet());
    }

    /** @return the SQL that a request made a service run, sorted; empty until the service has told all of it */
    public static Optional<List<String>> statements(String traceId) {
        boolean told = SPANS.stream()
                .anyMatch(span -> span.traceId().equals(traceId)
                        && span.name().startsWith("http ")
                        && !span.service().equals("gateway-service"));
        return told
                ? Optional.of(STATEMENTS.stream()
                        .filter(statement -> statement.traceId().equals(traceId))
                        .map(Statement::sql)
                        .sorted()
                        .toList())
                : Optional.empty();
    }

    private static URI start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            server.createContext("/v1/traces", SpanCollector::take);
            server.start();
            return URI.create("http://127.0.0.1:%d/v1/traces".formatted(PORT));
        } catch (IOException e) {
            throw new IllegalStateException("port %d cannot be had".formatted(PORT), e);
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(SpanCollector::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static void keep(ResourceSpans spans) {
        String service = spans.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
        spans.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> keep(service, span));
    }

    /** A service tells its spans as they end: statements before the request that made them. */
    private static void keep(String service, Span span) {
        String traceId = HexFormat.of().formatHex(span.getTraceId().toByteArray());
        span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().startsWith("r2dbc.query["))
                .map(attribute -> new Statement(traceId, attribute.getValue().getStringValue()))
                .forEach(STATEMENTS::add);
        SPANS.add(new Spanned(traceId, service, span.getName()));
    }

    private static final class Holder {
        static final URI ENDPOINT = start();
    }
}
