package com.arisgourmet.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Undo;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Socket.IO with its adapter for Redis Streams and with connection state recovery, WebSockets alone. Events are emitted by a
 * second process without clients, as another node of it would, and come to the measured one through Redis.
 *
 * @param folder of the scripts and their packages
 */
record SocketIo(Path folder, int port) implements Contestant {
    static final String STREAM = "aris:bench:socketio";
    /** What it cannot send it keeps, and Node.js ends at four gigabytes if not told otherwise. */
    private static final String MEMORY = "--max-old-space-size=12288";

    private static final String REDIS = "ARIS_BENCH_REDIS_URL";

    @Override
    public String name() {
        return "socketio";
    }

    @Override
    public Dialect dialect() {
        return new SocketIoDialect();
    }

    @Override
    public Running start(Stage stage, Undo undo) throws Exception {
        undo.later(() -> stage.redis().sync().unlink(STREAM));
        Candidate server = Candidate.start(
                List.of("node", MEMORY, "--expose-gc", "server.js", Integer.toString(port), STREAM),
                Map.of(REDIS, stage.redisUrl()),
                folder,
                stage.folder().resolve("socketio.log"),
                undo);
        Ports.awaitOpen(port, server);
        ProcessBuilder emitter = new ProcessBuilder("node", "emitter.js", STREAM)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(stage.folder().resolve("emitter.log").toFile());
        emitter.environment().put(REDIS, stage.redisUrl());
        Process emitting = emitter.start();
        undo.later(() -> emitting.destroyForcibly().waitFor());
        var lines = new BufferedWriter(new OutputStreamWriter(emitting.getOutputStream(), UTF_8));
        return new Running(
                server,
                port,
                () -> CompletableFuture.completedFuture("/socket.io/?EIO=4&transport=websocket"),
                number -> {
                    lines.write(new String(stage.orders().event(number, System.nanoTime()), UTF_8));
                    lines.newLine();
                    lines.flush();
                },
                this::heap);
    }

    private long heap() throws Exception {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/heap"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new NotMeasurable("Socket.IO's process does not tell its heap.");
            }
            return Long.parseLong(answer.body());
        }
    }
}
