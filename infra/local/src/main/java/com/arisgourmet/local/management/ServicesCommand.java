package com.arisgourmet.local.management;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands have in common: which services they ask, and in which form they tell the answer. */
public abstract class ServicesCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The management port of one service; all services started here if left out.")
    private @Nullable String url;

    @Option(names = "--json", description = "For programs: what was answered, as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<JsonNode> answers = ask(ManagementPort.ofServices(url));
        if (json) {
            var writer = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
            out.println(writer.writeValueAsString(answers.size() == 1 ? answers.getFirst() : answers));
        } else {
            print(answers, out);
        }
        out.flush();
        return 0;
    }

    protected abstract List<JsonNode> ask(List<ManagementPort> services);

    protected abstract void print(List<JsonNode> answers, PrintWriter out);
}
