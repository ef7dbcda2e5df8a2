package com.arisgourmet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The management ports, which an operator reaches and the gateway does not route to. */
final class Management {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Management() {}

    /** @return the token of the invitation mailed to somebody whom a Spanish-speaking restaurant has invited once */
    static String invitation(String address, String slug) {
        URI mails = RunningSystem.management(8081).resolve("/actuator/mails?to=" + address);
        Pattern link = Pattern.compile("#invitation=([A-Za-z0-9_-]+)[^\"]*«" + slug + "»");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> link.matcher(send(HttpRequest.newBuilder(mails).GET())), Matcher::find)
                .group(1);
    }

    /** @param port the owning service's usual port */
    static void republish(int port) {
        send(HttpRequest.newBuilder(RunningSystem.management(port).resolve("/actuator/republish"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    /** Has a service delete the keys it signs with, as after a leak. */
    static void replaceKeys(int port) {
        send(HttpRequest.newBuilder(RunningSystem.management(port).resolve("/actuator/keys"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"compromised\": true}")));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
