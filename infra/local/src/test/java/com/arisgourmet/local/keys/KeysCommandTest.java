package com.arisgourmet.local.keys;

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

/** The commands against a service with one key. */
class KeysCommandTest {
    private static final String ANSWER = """
            {"items": [{"service": "auth-service", "kid": "k1", "state": "SIGNING", "publishedAt": "2026-01-01T00:00:00Z",
              "signsFrom": "2026-01-01T00:10:00Z"}]}""";

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/actuator/keys", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((exchange.getRequestMethod() + " " + body).strip());
            var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
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
    void keysAreATable() {
        run("list");

        assertThat(asked).containsExactly("GET");
        assertThat(out.toString().lines())
                .containsExactly(
                        "SERVICE       KID  STATE    PUBLISHEDAT           SIGNSFROM             RETIRESAT  ENCRYPTEDWITH",
                        "auth-service  k1   SIGNING  2026-01-01T00:00:00Z  2026-01-01T00:10:00Z  -          -");
    }

    @Test
    void aRotationIsGentleUnlessTheKeysLeaked() {
        run("rotate");
        run("rotate", "--compromised");

        assertThat(asked).containsExactly("POST {\"compromised\":\"false\"}", "POST {\"compromised\":\"true\"}");
    }

    private void run(String... arguments) {
        var url = "http://127.0.0.1:" + service.getAddress().getPort();
        int exit = new CommandLine(new KeysCommand())
                .setOut(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--url", url))
                        .toArray(String[]::new));
        assertThat(exit).isZero();
    }
}
