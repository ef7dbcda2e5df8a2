package com.arisgourmet.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of others that stand beside the project, in {@code shared/data}, and are not part of it. */
public final class SharedData {
    private SharedData() {}

    /** @return the file, of the nearest folder above that has it beside; where none has, the test is skipped */
    public static Path file(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> abort(SkippedTests.NO_DATA + ": " + name));
    }
}
