package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.NotMeasurable;
import com.arisgourmet.bench.auth.AuthClient.Account;
import com.arisgourmet.bench.auth.AuthClient.Tokens;
import com.arisgourmet.bench.figures.Percentiles;
import com.arisgourmet.bench.process.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The rounds, each of which measures the same. */
final class AuthBenchmark {
    /** Enough that none has many sign-ins, whose number a log-in's cost depends on. */
    private static final int ACCOUNTS = 20;

    private static final int AT_ONCE = 16;

    private final AuthClient service;
    private final Duration time;
    private final List<String> jvmFlags;
    private final List<Account> accounts = new ArrayList<>();

    /** @param jvmFlags the service's */
    AuthBenchmark(AuthClient service, Duration time, List<String> jvmFlags) {
        this.service = service;
        this.time = time;
        this.jvmFlags = jvmFlags;
    }

    void prepare() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(service.register());
        }
        Load.perSecond(AT_ONCE, time, worker -> service.logIn(anyAccount()));
        refreshes();
    }

    Round round() throws Exception {
        double bare = bareHashes();
        Tokens tokens = service.logIn(anyAccount());
        Percentiles idle;
        try (var requests = new SteadyRequests(() -> service.checked(tokens))) {
            Thread.sleep(time);
            idle = requests.took();
        }
        double logIns;
        Percentiles busy;
        try (var requests = new SteadyRequests(() -> service.checked(tokens))) {
            logIns = Load.perSecond(AT_ONCE, time, worker -> service.logIn(anyAccount()));
            busy = requests.took();
        }
        return new Round(bare, logIns, refreshes(), idle, busy);
    }

    private double refreshes() throws Exception {
        Tokens[] held = new Tokens[AT_ONCE];
        for (int worker = 0; worker < AT_ONCE; worker++) {
            held[worker] = service.logIn(anyAccount());
        }
        return Load.perSecond(AT_ONCE, time, worker -> held[worker] = service.refresh(held[worker]));
    }

    private Account anyAccount() {
        return accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
    }

    private double bareHashes() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", Jvm.classPath(), "com.arisgourmet.bench.Bench", "argon2"));
        command.addAll(List.of("--seconds", Long.toString(time.toSeconds())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new NotMeasurable("Argon2 alone could not be measured.");
        }
        return Double.parseDouble(printed);
    }
}
