package com.arisgourmet.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes {@code target/skipped-tests.txt} when a test was skipped; the build fails if that file exists. A reason that starts
 * with {@link #NO_CONTAINER_ENGINE} is allowed everywhere, {@link #NO_BROWSER} and {@link #NO_DATA} only outside CI.
 */
public final class SkippedTests implements TestExecutionListener {
    public static final String NO_CONTAINER_ENGINE = "no container engine";
    public static final String NO_BROWSER = "no browser";
    public static final String NO_DATA = "the shared data is not beside the project";

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, org.junit.platform.engine.TestExecutionResult result) {
        if (result.getStatus() == org.junit.platform.engine.TestExecutionResult.Status.ABORTED) {
            record(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
        }
    }

    static boolean isAllowed(String reason, boolean ci) {
        return reason.contains(NO_CONTAINER_ENGINE)
                || (!ci && (reason.contains(NO_BROWSER) || reason.contains(NO_DATA)));
    }

    private static void record(TestIdentifier test, String reason) {
        if (isAllowed(reason, "true".equals(System.getenv("CI")))) {
            return;
        }
        try {
            Files.writeString(
                    Path.of("target", "skipped-tests.txt"),
                    test.getUniqueId() + ": " + reason + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
