package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Debezium Server as its makers publish it on Maven Central: fetched once, unpacked under {@code .aris/bench}. */
final class DebeziumServer {
    static final String VERSION = "3.6.1.Final";
    private static final String ARTIFACT = "io.debezium:debezium-server-dist:" + VERSION + ":tar.gz";

    private DebeziumServer() {}

    /** The unpacked folder. It appears under its name only when it is whole. */
    static Path in(Home home) throws IOException, InterruptedException {
        var folder = home.folder("bench").resolve("debezium-server-" + VERSION);
        if (!Files.exists(folder)) {
            var part = folder.resolveSibling("debezium-server.part");
            Home.delete(part);
            unpack(home, part);
            Files.move(part.resolve("debezium-server"), folder, StandardCopyOption.ATOMIC_MOVE);
            Home.delete(part);
        }
        return folder;
    }

    private static void unpack(Home home, Path to) throws IOException, InterruptedException {
        var command = List.of(
                home.root().resolve("mvnw").toString(),
                "-B",
                "-q",
                "-N",
                "dependency:unpack",
                "-Dmdep.overWriteReleases=true", // it takes its own marker for the files
                "-Dartifact=" + ARTIFACT,
                "-DoutputDirectory=" + to);
        var log = home.log("debezium-download");
        var process = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new Problem(
                    "Debezium Server could not be fetched, see %s; --only ours,ceiling leaves it out.".formatted(log));
        }
    }
}
