package com.arisgourmet.local.outbox;

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

/** The commands against a relay that answers what a test says. */
class OutboxCommandTest {
    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private HttpServer relay;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/actuator/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestURI() + " " + body).strip());
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop(0);
    }

    @Test
    void parkedEventsAreATableAndTheNextPageIsTold() {
        answer = """
                {"items": [{"schema": "aris_order", "id": 12, "shard": 7, "aggregate": "order/1", "version": 3, "ordinal": 0,
                  "type": "order.placed.v1", "since": "2026-01-01T00:00:00Z", "reason": "not\\nJSON"}],
                 "nextCursor": "aris_order:7:12"}""";

        run("list", "--limit", "1");

        assertThat(asked).containsExactly("/actuator/parked?limit=1");
        assertThat(out.toString().lines())
                .containsExactly(
                        "SCHEMA      ID  SHARD  AGGREGATE  VERSION  ORDINAL  TYPE             SINCE                 REASON",
                        "aris_order  12  7      order/1    3        0        order.placed.v1  2026-01-01T00:00:00Z  not JSON",
                        "There are more: --cursor aris_order:7:12");
    }

    @Test
    void laggingShardsAndDiscardedEventsAreListsOfTheirOwn() {
        answer = "{\"items\": [], \"nextCursor\": null}";

        run("list", "--lagging", "--schema", "aris_order");
        run("list", "--discarded", "--cursor", "aris_order:7:12");

        assertThat(asked.get(0)).startsWith("/actuator/lagging?").contains("schema=aris_order", "limit=50");
        assertThat(asked.get(1))
                .startsWith("/actuator/parked?")
                .contains("discarded=true", "cursor=aris_order%3A7%3A12");
        assertThat(out.toString().lines()).containsExactly("No shard lags.", "No event was discarded.");
    }

    @Test
    void aReplayTellsWhichStreamsItAddedTo() {
        answer = "{\"replayed\": 3, \"streams\": {\"replay:{07}:kds\": 3}, \"nextCursor\": null, \"full\": null}";

        run("replay", "kds", "--type", "order.placed.v1");

        assertThat(asked.getFirst()).startsWith("/actuator/replay {").contains("\"group\":\"kds\"", "order.placed.v1");
        assertThat(out.toString()).contains("3 events were added.", "replay:{07}:kds");
    }

    @Test
    void jsonIsTheAnswerItself() {
        answer = "{\"schema\": \"aris_order\", \"id\": 12, \"state\": \"PENDING\"}";

        run("release", "aris_order", "12", "--json");

        assertThat(out.toString()).contains("\"state\" : \"PENDING\"");
    }

    @Test
    void aDiscardNeedsAReason() {
        assertThat(commandLine().execute("discard", "aris_order", "12")).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatTheRelayRefusesIsToldInItsWords() {
        status = 404;
        answer = "{\"detail\": \"There is no such parked event.\"}";

        assertThat(execute("release", "aris_order", "12")).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("There is no such parked event.");
    }

    private void run(String... arguments) {
        assertThat(execute(arguments)).isZero();
    }

    private int execute(String... arguments) {
        var url = "http://127.0.0.1:" + relay.getAddress().getPort();
        return commandLine()
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--url", url))
                        .toArray(String[]::new));
    }

    private CommandLine commandLine() {
        return new CommandLine(new OutboxCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.write(failure.getMessage());
                    return 1;
                });
    }
}
