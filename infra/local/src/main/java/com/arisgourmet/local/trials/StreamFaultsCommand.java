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

/** Kills what is between committed orders and screens. Exits with 1 if a screen missed, repeated or mixed up anything. */
@Command(
        name = "stream-faults",
        mixinStandardHelpOptions = true,
        description =
                "Starts two more gateways with hundreds of screens and kills, stops and cuts off what is between them and the"
                        + " committed orders, its own Redis included; exits with 1 unless every screen was told everything once"
                        + " and in order. Needs a system with its own Redis.")
public final class StreamFaultsCommand implements Callable<Integer> {
    private static final int LEAST = 50;

    @Option(
            names = "--screens",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many (${DEFAULT-VALUE}; at least " + LEAST + ").")
    private int screens;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is chosen at random follows from it; a new one if absent.")
    private @Nullable Long seed;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the result there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (screens < LEAST) {
            throw new Problem("--screens must be at least " + LEAST + ".");
        }
        long from = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Map<String, String> properties =
                new HashMap<>(Map.of("stream.screens", Integer.toString(screens), "stream.seed", Long.toString(from)));
        if (json != null) {
            properties.put("stream.json", json.toAbsolutePath().toString());
        }
        return new Trial("StreamFaults").holds(properties) ? 0 : 1;
    }
}
