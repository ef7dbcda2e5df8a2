package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.auth.AuthClient;
import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Jvm;
import com.arisgourmet.bench.process.Undo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The gateway of this project. The environment of this process tells it the rest.
 *
 * @param jar the executable one
 * @param jvmFlags those it always runs with; more heap comes on top
 * @param owner of the restaurant whose orders are published, everybody's account here
 */
record Hub(Path jar, List<String> jvmFlags, int port, int managementPort, AuthClient auth, AuthClient.Account owner)
        implements Contestant {
    static final List<String> MORE_MEMORY = List.of("-Xmx1g", "-XX:MaxDirectMemorySize=512m");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long GLANCE_MILLIS = 200;

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Dialect dialect() {
        return new HubDialect();
    }

    @Override
    public Running start(Stage stage, Undo undo) throws Exception {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvmFlags);
        command.addAll(MORE_MEMORY);
        command.addAll(List.of("-jar", jar.toString()));
        Candidate process = Candidate.start(
                command, Map.of(), stage.folder(), stage.folder().resolve("ours.log"), undo);
        awaitReady(process);
        TicketOffice tickets = new TicketOffice(port, auth.logIn(owner).access());
        undo.later(tickets::close);
        return new Running(
                process,
                port,
                () -> tickets.ticket().thenApply(ticket -> "/api/v1/stream?ticket=" + ticket),
                stage::addToStream,
                () -> JavaHeap.liveBytes(process.pid()));
    }

    private void awaitReady(Candidate process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, request, process)) {
                if (System.nanoTime() > deadline) {
                    throw new NotMeasurable("The gateway does not get ready.");
                }
                Thread.sleep(GLANCE_MILLIS);
            }
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest request, Candidate process)
            throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            process.requireAlive();
            return false;
        }
    }
}
