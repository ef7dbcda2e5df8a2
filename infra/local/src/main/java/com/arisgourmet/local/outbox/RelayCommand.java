package com.arisgourmet.local.outbox;

import com.arisgourmet.local.management.ManagementPort;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands have in common: which relay they ask, and in which form they tell its answer. */
abstract class RelayCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The relay's management port; the one started here if left out.")
    private @Nullable String url;

    @Option(names = "--json", description = "For programs: what the relay answered, as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        JsonNode answer = ask(ManagementPort.of("outbox-relay", url));
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(answer));
        } else {
            print(answer, out);
        }
        out.flush();
        return 0;
    }

    abstract JsonNode ask(ManagementPort relay);

    abstract void print(JsonNode answer, PrintWriter out);
}
