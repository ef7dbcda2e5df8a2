package com.arisgourmet.local.bench;

import com.arisgourmet.local.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often, in which form and for whom: what every benchmark takes. */
final class Rounds {
    private static final int FULL = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "Of all by turns (5; 1 if short).")
    private @Nullable Integer rounds;

    @Option(names = "--short", description = "A few minutes: shows that it works, not how fast it is.")
    private boolean brief;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    boolean brief() {
        return brief;
    }

    /** @param folder for logs and what the processes keep */
    List<String> arguments(Path folder) {
        List<String> arguments = new ArrayList<>(List.of("--folder", folder.toString()));
        arguments.addAll(List.of("--rounds", Integer.toString(atLeastOne("--rounds", rounds, brief ? 1 : FULL))));
        if (brief) {
            arguments.add("--short");
        }
        if (json != null) {
            arguments.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        return arguments;
    }

    static int atLeastOne(String option, @Nullable Integer asked, int otherwise) {
        if (asked != null && asked < 1) {
            throw new Problem(option + " must be at least 1.");
        }
        return asked == null ? otherwise : asked;
    }
}
