package com.arisgourmet.e2e.walls;

import static org.awaitility.Awaitility.await;

import com.arisgourmet.e2e.Api;
import com.arisgourmet.e2e.Api.Answer;
import com.arisgourmet.e2e.RunningSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody who listens to one channel, over a socket or over server-sent events, and keeps every line that comes. */
final class Listener implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern REFUSAL = Pattern.compile("\"status\":(4\\d\\d)");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int status;
    private Runnable hangUp = () -> {};

    /** How frames come. */
    enum Transport {
        SOCKET,
        EVENTS
    }

    private Listener() {}

    /** Returns when the answer is there: listening, or refused. */
    static Listener to(String channel, Transport transport, Api api) {
        Listener listener = new Listener();
        switch (transport) {
            case SOCKET -> listener.openSocket(channel, api);
            case EVENTS -> listener.openEvents(channel, api);
        }
        return listener;
    }

    /** @return 200, or of the problem it was refused with */
    int status() {
        return status;
    }

    List<String> heard() {
        return heard;
    }

    void awaitWord(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.stream().anyMatch(line -> line.contains(text)));
    }

    private void openEvents(String channel, Api api) {
        URI uri = RunningSystem.gateway().resolve("/api/v1/stream?channel=" + channel);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!api.token().isEmpty()) {
            request.header("Authorization", "Bearer " + api.token());
        }
        HttpResponse<Stream<String>> answer =
                HTTP.sendAsync(request.build(), BodyHandlers.ofLines()).join();
        status = answer.statusCode();
        Thread reader = Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, hungUp) -> heard.add(hungUp.toString()))
                .unstarted(() -> answer.body().forEach(heard::add));
        hangUp = () -> answer.body().close();
        if (status == 200) {
            reader.start();
            awaitWord("snapshot");
        }
    }

    private void openSocket(String channel, Api api) {
        Answer ticket = api.post("/api/v1/stream-tickets", Map.of());
        status = ticket.status();
        if (status != 201) {
            return;
        }
        String gateway = RunningSystem.gateway().toString().replaceFirst("^http", "ws");
        String path = "/api/v1/stream?ticket=" + ticket.body().get("ticket").asString();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .subprotocols("arisgourmet.v1")
                .buildAsync(URI.create(gateway + path), this)
                .join();
        hangUp = socket::abort;
        socket.sendText("{\"type\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel), true);
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.stream()
                .anyMatch(frame -> frame.contains("\"type\":\"snapshot\"") || frame.contains("\"type\":\"error\"")));
        status = heard.stream()
                .filter(frame -> frame.contains("\"type\":\"error\""))
                .map(REFUSAL::matcher)
                .filter(Matcher::find)
                .map(refusal -> Integer.parseInt(refusal.group(1)))
                .findFirst()
                .orElse(200);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
