package com.arisgourmet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes spans as an OpenTelemetry collector does (OTLP over HTTP, protobuf) and keeps them for as long as the JVM runs. */
final class SpanCollector {
    private static final int PORT = 8_318;
    private static final Queue<Spanned> SPANS = new ConcurrentLinkedQueue<>();

    private SpanCollector() {}

    /** @param service the {@code service.name} of whoever made the span */
    record Spanned(String traceId, String service, String name) {}

    /** @return where spans are to be sent; from the first call on they are taken there */
    static URI endpoint() {
        return Holder.ENDPOINT;
    }

    static Set<Spanned> trace(String traceId) {
        return SPANS.stream().filter(span -> span.traceId().equals(traceId)).collect(Collectors.toSet());
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
                .map(span ->
                        new Spanned(HexFormat.of().formatHex(span.getTraceId().toByteArray()), service, span.getName()))
                .forEach(SPANS::add);
    }

    private static final class Holder {
        static final URI ENDPOINT = start();
    }
}
