package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The management ports, which an operator reaches and the gateway does not route to. */
final class Management {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Management() {}

    /** @param port the owning service's usual port */
    static void republish(int port) {
        HttpRequest request = HttpRequest.newBuilder(
                        RunningSystem.management(port).resolve("/actuator/republish"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
