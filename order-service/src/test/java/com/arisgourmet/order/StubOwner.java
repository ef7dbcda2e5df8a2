package com.arisgourmet.order;

import com.arisgourmet.defaults.outbox.Rebuild;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands for catalog-service when it is asked to publish again. */
final class StubOwner {
    /** What it was asked for. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    StubOwner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(Rebuild.PATH, request -> {
            asked.add(request.getRequestMethod() + " " + request.getRequestURI().getQuery());
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
