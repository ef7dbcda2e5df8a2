package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.NotMeasurable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The heap of another JVM, by the tools of this JDK. */
final class JavaHeap {
    /** Kilobytes in use of both survivor spaces, eden and the old generation in {@code jstat -gc}. */
    private static final List<Integer> USED = List.of(2, 3, 5, 7);

    private JavaHeap() {}

    static long liveBytes(long pid) throws IOException, InterruptedException {
        run("jcmd", Long.toString(pid), "GC.run");
        String[] columns = run("jstat", "-gc", Long.toString(pid))
                .lines()
                .toList()
                .get(1)
                .strip()
                .split("\\s+");
        return Math.round(USED.stream()
                        .mapToDouble(column -> Double.parseDouble(columns[column]))
                        .sum()
                * 1024);
    }

    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new NotMeasurable(tool + " failed: " + said);
        }
        return said;
    }
}
