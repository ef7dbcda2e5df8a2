package com.arisgourmet.local.cli;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of one log or of all of them. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the end of the logs.")
public final class LogsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "service",
            description = "order-service, mariadb, redis …; all if left out.")
    private @Nullable String component;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as they grow.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of each log (${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        files().forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> files() throws IOException {
        var home = Home.current();
        var folder = home.folder("logs");
        if (component != null) {
            var log = home.log(component);
            if (component.contains("/") || !Files.exists(log)) {
                throw new Problem("There is no log of %s. There are: %s".formatted(component, names(folder)));
            }
            return List.of(log);
        }
        var all = logs(folder);
        if (all.isEmpty()) {
            throw new Problem("There are no logs yet. Start with ./aris up");
        }
        return all;
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String names(Path folder) throws IOException {
        return String.join(
                ", ",
                logs(folder).stream()
                        .map(file -> file.getFileName().toString().replace(".log", ""))
                        .toList());
    }
}
