package com.arisgourmet.local.services;

import com.arisgourmet.local.home.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a component does its work now: a service by its own word, a server by accepting connections. */
public final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public boolean isReady(Component component) {
        return component.managementPort() == 0 ? accepts(component.port()) : saysReady(component.managementPort());
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean saysReady(int managementPort) {
        var uri = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
        try {
            var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
