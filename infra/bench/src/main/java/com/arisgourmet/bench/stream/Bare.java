package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.process.Candidate;
import com.arisgourmet.bench.process.Jvm;
import com.arisgourmet.bench.process.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The ceiling: {@link BroadcastCommand}, the least a broadcast from a stream must do.
 *
 * @param jvmFlags as the gateway's
 */
record Bare(List<String> jvmFlags, int port) implements Contestant {

    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Dialect dialect() {
        return new BareDialect();
    }

    @Override
    public Running start(Stage stage, Undo undo) throws Exception {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvmFlags);
        command.addAll(Hub.MORE_MEMORY);
        command.addAll(List.of("-cp", Jvm.classPath(), "com.arisgourmet.bench.Bench", "broadcast"));
        command.addAll(List.of("--port", Integer.toString(port), "--stream", stage.stream()));
        Candidate process = Candidate.start(
                command,
                Map.of(BroadcastCommand.REDIS, stage.redisUrl()),
                stage.folder(),
                stage.folder().resolve("ceiling.log"),
                undo);
        Ports.awaitOpen(port, process);
        return new Running(
                process,
                port,
                () -> CompletableFuture.completedFuture("/"),
                stage::addToStream,
                () -> JavaHeap.liveBytes(process.pid()));
    }
}
