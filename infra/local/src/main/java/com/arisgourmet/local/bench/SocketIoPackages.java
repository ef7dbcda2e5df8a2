package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Socket.IO and its adapter from npm, beside the scripts that use them: fetched once, under {@code .aris/bench}. */
final class SocketIoPackages {
    private static final String SCRIPTS = "infra/bench/src/main/node/socketio";

    private SocketIoPackages() {}

    /** The folder with scripts and packages. */
    static Path in(Home home) throws IOException, InterruptedException {
        Path folder = Home.folder(home.folder("bench").resolve("socketio"));
        boolean same = true;
        try (var scripts = Files.list(home.root().resolve(SCRIPTS))) {
            for (Path script : scripts.toList()) {
                Path copy = folder.resolve(script.getFileName().toString());
                same &= Files.exists(copy) && Files.mismatch(script, copy) < 0;
                Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!same || !Files.exists(folder.resolve("node_modules"))) {
            install(home, folder);
        }
        return folder;
    }

    private static void install(Home home, Path folder) throws IOException, InterruptedException {
        Path log = home.log("socketio-packages");
        try {
            int exit = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit == 0) {
                return;
            }
        } catch (IOException none) {
            throw new Problem("Socket.IO needs Node.js and npm; --only ours,ceiling leaves it out.", none);
        }
        throw new Problem("Socket.IO could not be fetched, see %s; --only ours,ceiling leaves it out.".formatted(log));
    }
}
