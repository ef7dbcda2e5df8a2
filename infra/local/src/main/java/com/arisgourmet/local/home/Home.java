package com.arisgourmet.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where things are.
 *
 * @param root the checkout
 * @param data {@code .aris} if not told otherwise, the one folder written to besides build output
 */
public record Home(Path root, Path data) {

    public static Home at(Path root) {
        var real = root.toAbsolutePath().normalize();
        return new Home(real, real.resolve(".aris"));
    }

    /** The checkout that the {@code aris} script stands in, its data in {@code ARIS_HOME} if that is set. */
    public static Home current() {
        var home = at(Path.of(System.getProperty("aris.root", "")));
        var data = System.getenv("ARIS_HOME");
        return data == null || data.isBlank()
                ? home
                : new Home(home.root(), Path.of(data).toAbsolutePath().normalize());
    }

    public Path secrets() {
        return data.resolve("secrets.json");
    }

    public Path state() {
        return data.resolve("state.json");
    }

    public Path lock() {
        return data.resolve("lock");
    }

    public Path log(String component) {
        return folder("logs").resolve(component + ".log");
    }

    /** A folder below {@link #data()}, made if need be. */
    public Path folder(String name) {
        return folder(data.resolve(name));
    }

    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder a file is in, for a path that names one. */
    public static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), file::toString);
    }

    /** Deletes a folder and all in it, if there. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Replaces a file at once, readable by its owner alone. */
    public static void writePrivately(Path file, byte[] content) {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var folder = folder(folderOf(file));
            var part = Files.createTempFile(folder, file.getFileName().toString(), ".part", owner);
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
