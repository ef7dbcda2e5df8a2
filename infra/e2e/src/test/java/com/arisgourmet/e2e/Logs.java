package com.arisgourmet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services have logged since a moment. */
public record Logs(Map<Path, Integer> lengths) {

    public static Logs fromNow() {
        return new Logs(files().stream()
                .collect(Collectors.toMap(file -> file, file -> read(file).length())));
    }

    public List<String> errors() {
        return files().stream()
                .flatMap(file ->
                        read(file).substring(lengths.getOrDefault(file, 0)).lines())
                .filter(line -> line.contains(" ERROR "))
                .toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(RunningSystem.logs())) {
            return files.filter(file -> file.toString().matches(".*(service|relay)\\.log"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
