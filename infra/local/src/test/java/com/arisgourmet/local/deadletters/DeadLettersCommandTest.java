package com.arisgourmet.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands against a service that answers what a test says. */
class DeadLettersCommandTest {
    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private HttpServer service;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/actuator/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestURI() + " " + body).strip());
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void lettersAreATableAndTheNextPageIsTold() {
        answer = """
                {"items": [{"group": "order-service.projections", "id": "events:{07}/1-0", "key": "product/1",
                  "type": "product.changed.v1", "attempts": "10", "since": "2026-01-01T00:00:00Z", "keyWaits": true,
                  "cause": "java.lang.IllegalStateException: bad"}],
                 "nextCursor": "order-service.projections|events:{07}|1-0"}""";

        run("list", "--limit", "1");

        assertThat(asked).containsExactly("/actuator/deadletters?limit=1");
        assertThat(out.toString())
                .contains(
                        "GROUP", "order-service.projections  events:{07}/1-0  product/1", "IllegalStateException: bad")
                .contains("--group order-service.projections --cursor 'order-service.projections|events:{07}|1-0'");
    }

    @Test
    void aLetterIsShownFieldByField() {
        answer = "{\"letter\": {}, \"fields\": {\"data\": \"{}\", \"dlq_cause\": \"bad\"}}";

        run("show", "g", "events:{07}/1-0");

        assertThat(asked.getFirst())
                .startsWith("/actuator/deadletters?")
                .contains("group=g", "id=events%3A%7B07%7D%2F1-0");
        assertThat(out.toString().lines()).containsExactly("data: {}", "dlq_cause: bad");
    }

    @Test
    void decisionsArePosted() {
        run("retry", "g", "events:{07}/1-0");
        run("discard", "g", "events:{07}/1-0", "--reason", "a test order");

        assertThat(asked.get(0)).startsWith("/actuator/deadletters {").contains("\"decision\":\"retry\"");
        assertThat(asked.get(1)).contains("\"decision\":\"discard\"", "\"reason\":\"a test order\"");
        assertThat(out.toString()).contains("is tried again.", "is discarded.");
    }

    @Test
    void aLetterThatIsNotThereIsToldInOneSentence() {
        status = 404;

        assertThat(execute("retry", "g", "events:{07}/1-0")).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("There is no such dead letter.");
    }

    @Test
    void aDiscardNeedsAReason() {
        assertThat(commandLine().execute("discard", "g", "x/1-0")).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void streamsShowTheirGroupsAndWhoLostEntries() {
        answer = """
                {"destinations": [{"destination": "events", "streams": 64, "length": 120, "groups": [
                  {"group": "order-service.projections", "owner": "order-service", "mode": "ordered", "start": "0",
                   "pending": 2, "lag": null, "behindMillis": 1500, "slowest": "events:{07}",
                   "evicted": {"events:{09}": "1-0 2026-01-01T00:00:00Z"}}]}]}""";

        run("streams");

        assertThat(out.toString().lines().toList().getFirst()).isEqualTo("events: 120 entries in 64 streams");
        assertThat(out.toString())
                .contains("order-service.projections  order-service  ordered  0", "1500", "events:{09}");
    }

    private void run(String... arguments) {
        assertThat(execute(arguments)).isZero();
    }

    private int execute(String... arguments) {
        var url = "http://127.0.0.1:" + service.getAddress().getPort();
        return commandLine()
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--url", url))
                        .toArray(String[]::new));
    }

    private CommandLine commandLine() {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new StreamsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(failure.getMessage());
                    return 1;
                });
    }
}
