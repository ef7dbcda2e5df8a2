package com.arisgourmet.local.trials;

import com.arisgourmet.local.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whether the clock tells somebody else's things from ones that never were. */
@Command(
        name = "walls",
        mixinStandardHelpOptions = true,
        description =
                "Calls every route with another restaurant's ids and with ids of nothing, by turns, and compares how long it"
                        + " takes. Wants a quiet machine.")
public final class WallsCommand implements Callable<Integer> {
    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "1000",
            description = "With each of the two ids of a route (${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (calls < 1) {
            throw new Problem("--calls must be positive.");
        }
        Map<String, String> properties = new HashMap<>(Map.of("walls.calls", Integer.toString(calls)));
        if (json != null) {
            properties.put("walls.json", json.toAbsolutePath().toString());
        }
        return new Trial("WallsTiming").holds(properties) ? 0 : 1;
    }
}
