package com.arisgourmet.local.services;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Builds what is run, with the project's own Maven. A module is named by its folder: {@code infra/bench}. */
public final class Build {
    private final Home home;

    public Build(Home home) {
        this.home = home;
    }

    public Path jarOf(Service service) {
        return jarOf(service.artifact());
    }

    private Path jarOf(String module) {
        var folder = home.root().resolve(module);
        return folder.resolve("target").resolve(folder.getFileName() + ".jar");
    }

    /** Services without a jar, or with one older than a source of theirs, of {@code platform} or the parent. */
    public List<Service> outdated() {
        var shared = newestShared();
        return Arrays.stream(Service.values())
                .filter(service -> isOutdated(service.artifact(), shared))
                .toList();
    }

    /** The jar of a module, packaged now if it is missing or outdated. */
    public Path upToDate(String module) {
        if (isOutdated(module, newestShared())) {
            runFor(module);
        }
        return jarOf(module);
    }

    private FileTime newestShared() {
        return newestIn(home.root().resolve("platform"), home.root().resolve("pom.xml"));
    }

    /** Packages them without running tests. The output goes to the log {@code build}. */
    public void run(List<Service> services) {
        runFor(services.stream().map(Service::artifact).collect(Collectors.joining(",")));
    }

    private void runFor(String modules) {
        var command =
                List.of(home.root().resolve("mvnw").toString(), "-B", "-q", "-Dfast", "-pl", modules, "-am", "package");
        var log = home.log("build");
        try {
            var process = new ProcessBuilder(command)
                    .directory(home.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new Problem("The build failed; all of its output is in %s%n%s"
                        .formatted(log, String.join("\n", firstErrors(log))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.", e);
        }
    }

    private boolean isOutdated(String module, FileTime shared) {
        try {
            var jar = jarOf(module);
            if (!Files.exists(jar)) {
                return true;
            }
            var built = writtenAt(jar);
            var folder = home.root().resolve(module);
            var own = newestIn(folder.resolve("src"), folder.resolve("pom.xml"));
            return own.compareTo(built) > 0 || shared.compareTo(built) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reproducible jar is dated by the build's fixed timestamp; when it was written, only the file system knows. */
    private static FileTime writtenAt(Path jar) throws IOException {
        return (FileTime) Files.getAttribute(jar, "unix:ctime");
    }

    /** When the newest main source or pom in there was changed. */
    private static FileTime newestIn(Path... places) {
        var newest = FileTime.fromMillis(0);
        for (var place : places) {
            try (var files = Files.walk(place)) {
                for (var file : files.filter(Build::isSource).toList()) {
                    var changed = Files.getLastModifiedTime(file);
                    newest = changed.compareTo(newest) > 0 ? changed : newest;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return newest;
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        return Files.isRegularFile(file)
                && (path.endsWith("pom.xml") || path.contains("/src/main/"))
                && !path.contains("/target/")
                && !path.contains("/test-support/");
    }

    private static List<String> firstErrors(Path log) throws IOException {
        var errors = new ArrayList<String>();
        for (var line : Files.readAllLines(log)) {
            if (line.contains("[ERROR]") && errors.size() < 8) {
                errors.add(line);
            }
        }
        return errors;
    }
}
