package com.arisgourmet.local.trials;

import com.arisgourmet.local.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends malformed requests. Exits with 1 if one is answered wrongly or something is left behind by them. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description =
                "Sends malformed requests, made from the API's own description, through the gateway; exits with 1 if any is"
                        + " answered with a 5xx or without a problem document, or if connections or memory leak.")
public final class FuzzCommand implements Callable<Integer> {
    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many (${DEFAULT-VALUE}).")
    private long requests;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same requests come from the same seed; a new one if absent.")
    private @Nullable Long seed;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (requests < 1) {
            throw new Problem("--requests must be positive.");
        }
        long from = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Map<String, String> properties =
                new HashMap<>(Map.of("fuzz.requests", Long.toString(requests), "fuzz.seed", Long.toString(from)));
        if (json != null) {
            properties.put("fuzz.json", json.toAbsolutePath().toString());
        }
        return new Trial("FuzzIT").holds(properties) ? 0 : 1;
    }
}
