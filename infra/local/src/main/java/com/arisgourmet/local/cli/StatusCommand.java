package com.arisgourmet.local.cli;

import com.arisgourmet.local.home.Home;
import com.arisgourmet.local.services.Status;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tells what is running. Exits with 1 while not everything is ready. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells what is running; exits with 1 while not everything is ready.")
public final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "For programs: gatewayUrl, ready and components as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var status = Status.of(Home.current());
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(status));
        } else {
            print(status, out);
        }
        return status.ready() ? 0 : 1;
    }

    private static void print(Status status, PrintWriter out) {
        if (status.components().isEmpty()) {
            out.println("Nothing is running. Start with ./aris up");
            return;
        }
        out.printf("%-18s %7s %6s %-9s %9s%n", "", "pid", "port", "state", "resident");
        for (var row : status.components()) {
            out.printf(
                    "%-18s %7d %6d %-9s %6d MB%n",
                    row.name(), row.pid(), row.port(), row.state(), row.residentMegabytes());
        }
        out.printf("%-18s %7s %6s %-9s %6d MB%n", "", "", "", "", status.residentMegabytes());
        if (status.gatewayUrl() != null) {
            out.println("Gateway: " + status.gatewayUrl());
        }
    }
}
