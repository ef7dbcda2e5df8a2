package com.arisgourmet.local.services;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.processes.OwnProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A service's jar laid out for a fast start under {@code .aris/apps/<service>-<hash>}: unpacked, and with a cache of
 * loaded classes beside it. From JDK 25 on, {@link AotCaches} makes it once the first run has ended, and each further run uses
 * it; earlier JDKs write theirs themselves when the first run ends.
 *
 * @param folder holds {@code <service>.jar} and {@code lib}
 */
record App(Home home, Service service, Path folder) {
    private static final int AOT_CACHES_SINCE = 25;

    static App of(Home home, Service service, Path jar) {
        return new App(home, service, home.folder("apps").resolve(service.artifact() + "-" + hash(jar)));
    }

    boolean isLaidOut() {
        return Files.exists(folder);
    }

    /** Lays the jar out unless that was done before; layouts of earlier jars are deleted. */
    App laidOutFrom(Path jar) {
        try {
            deleteEarlier();
            if (!isLaidOut()) {
                extract(jar, folder);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The same for running and for making the cache. */
    List<String> command() {
        var command = new ArrayList<>(
                List.of(java().toString(), OwnProcesses.mark(home).strip(), "-Daris.service=" + service.artifact()));
        command.addAll(service.jvmFlags());
        command.addAll(
                List.of("-jar", folder.resolve(service.artifact() + ".jar").toString()));
        return command;
    }

    List<String> tuning() {
        if (!isTrainable()) {
            return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + cacheFile("jsa"));
        }
        return isCached() ? List.of("-XX:AOTCache=" + cacheFile("aot")) : List.of();
    }

    /** Whether its cache is one that a run of its own makes. */
    boolean isTrainable() {
        return Runtime.version().feature() >= AOT_CACHES_SINCE;
    }

    boolean isCached() {
        return Files.exists(cacheFile("aot"));
    }

    Path cacheFile(String suffix) {
        return folder.resolve("java-" + Runtime.version() + "." + suffix);
    }

    private static void extract(Path jar, Path folder) throws IOException {
        var part = folder.resolveSibling(folder.getFileName() + ".part");
        Home.delete(part);
        var process = new ProcessBuilder(
                        java().toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        part.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Problem(
                        "%s is not an executable Spring Boot jar; build it again with ./mvnw package".formatted(jar));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteEarlier() throws IOException {
        try (var layouts = Files.list(home.folder("apps"))) {
            for (var layout : layouts.toList()) {
                if (layout.getFileName().toString().startsWith(service.artifact() + "-") && !layout.equals(folder)) {
                    Home.delete(layout);
                }
            }
        }
    }

    private static String hash(Path jar) {
        try (var bytes = new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
