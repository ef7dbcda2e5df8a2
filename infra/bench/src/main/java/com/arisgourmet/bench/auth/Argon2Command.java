package com.arisgourmet.bench.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks one password over and over, on as many threads and at the cost that auth-service has, and prints how often a second. */
@Command(name = "argon2", hidden = true)
public final class Argon2Command implements Callable<Integer> {
    private static final int THREADS = 2;
    private static final Argon2PasswordEncoder ARGON2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Override
    @SuppressWarnings("SystemOut") // its parent reads it
    public Integer call() throws Exception {
        String hash = String.valueOf(ARGON2.encode("a password of somebody"));
        Load.perSecond(THREADS, Duration.ofSeconds(3), worker -> ARGON2.matches("a password of somebody", hash));
        System.out.println(Load.perSecond(
                THREADS, Duration.ofSeconds(seconds), worker -> ARGON2.matches("a password of somebody", hash)));
        return 0;
    }
}
