package com.arisgourmet.bench.auth;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hashes a password over and over, on as many threads and at the cost that auth-service has, and prints how often a second. */
@Command(name = "argon2", hidden = true)
public final class Argon2Command implements Callable<Integer> {
    private static final int THREADS = 2;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Argon2 ARGON2 = Argon2Factory.create(Argon2Types.ARGON2id);

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Override
    @SuppressWarnings("SystemOut") // its parent reads it
    public Integer call() throws Exception {
        Load.perSecond(THREADS, WARM_UP, worker -> hash());
        System.out.println(Load.perSecond(THREADS, Duration.ofSeconds(seconds), worker -> hash()));
        return 0;
    }

    private static String hash() {
        byte[] anything = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return ARGON2.hash(ITERATIONS, MEMORY_KIB, PARALLELISM, anything);
    }
}
