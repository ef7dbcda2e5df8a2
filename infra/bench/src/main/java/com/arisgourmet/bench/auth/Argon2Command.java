package com.arisgourmet.bench.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hashes a password over and over, on as many threads and at the cost that auth-service has, and prints how often a second. */
@Command(name = "argon2", hidden = true)
public final class Argon2Command implements Callable<Integer> {
    private static final int THREADS = 2;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Override
    @SuppressWarnings("SystemOut") // its parent reads it
    public Integer call() throws Exception {
        Load.perSecond(THREADS, WARM_UP, worker -> hash());
        System.out.println(Load.perSecond(THREADS, Duration.ofSeconds(seconds), worker -> hash()));
        return 0;
    }

    private static byte[] hash() {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(new byte[SALT_BYTES])
                .withParallelism(1)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(ITERATIONS)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes("a password of somebody".getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
