package com.arisgourmet.local.replay;

import com.arisgourmet.local.Problem;
import com.arisgourmet.local.demo.Gateway;
import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.servers.RedisServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Places real orders through the running system. Exits with 1 unless nothing was lost, out of order or wrongly priced. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Places every order of a file through the gateway; exits with 1 unless all came through right.")
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Orders, tab-separated.")
    private @Nullable Path file;

    @Option(names = "--rate", description = "Orders a second; as fast as it goes if absent.")
    private int rate;

    @Option(names = "--parallel", defaultValue = "16", description = "Guests ordering at once (${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (rate < 0 || parallel < 1 || parallel > 1_000) {
            throw new Problem("--rate must not be negative, --parallel must be between 1 and 1000.");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Home.current();
        Replay replay = new Replay(Gateway.of(home), RedisServer.ofConsumer(home), out);
        Report report = replay.run(OrderFile.read(Objects.requireNonNull(file)), parallel, rate);
        report.print(out);
        if (json != null) {
            write(report, json);
        }
        return report.isClean() ? 0 : 1;
    }

    private static void write(Report report, Path to) {
        try {
            Files.write(
                    to,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(report));
        } catch (IOException e) {
            throw new Problem("%s cannot be written: %s".formatted(to, e.getMessage()), e);
        }
    }
}
