package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.figures.Goal;
import com.arisgourmet.bench.figures.Measure;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the benchmark came to.
 *
 * @param newTokens checked a second of a core
 * @param knownTokens likewise, of tokens seen before
 */
record AuthReport(
        Map<String, Object> machine,
        Map<String, Object> versions,
        List<Round> rounds,
        double newTokens,
        double knownTokens) {
    private static final double LOG_INS = 0.9;
    private static final double P99 = 2;
    private static final double CHECKS = 20_000;
    private static final List<Measure<Round>> MEASURES = List.of(
            new Measure<>("bareArgon2PerSecond", "bare Argon2, a second", 1, Round::bareHashes),
            new Measure<>("logInsPerSecond", "log-ins a second", 1, Round::logIns),
            new Measure<>("refreshesPerSecond", "refreshes a second", 1, Round::refreshes),
            new Measure<>("p99MillisIdle", "p99 with a token, ms", 1, round -> round.idleMillis()
                    .p99()),
            new Measure<>("p99MillisWhileSigningIn", "  while others sign in, ms", 1, round -> round.busyMillis()
                    .p99()));
    private static final Measure<Round> LOG_INS_OF_BARE =
            new Measure<>("logInsOfBare", "log-ins of bare Argon2", 2, round -> round.logIns() / round.bareHashes());
    private static final Measure<Round> P99_SLOWER = new Measure<>(
            "p99Slower",
            "p99 while others sign in, of idle",
            2,
            round -> round.busyMillis().p99() / round.idleMillis().p99());

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("versions", versions);
        json.put("rounds", rounds);
        json.put("median", medians());
        json.put("goals", goals());
        return json;
    }

    Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        MEASURES.forEach(measure -> medians.put(measure.key(), measure.median(rounds)));
        medians.put("newTokensPerCoreSecond", newTokens);
        medians.put("knownTokensPerCoreSecond", knownTokens);
        return medians;
    }

    List<Goal> goals() {
        double share = LOG_INS_OF_BARE.median(rounds);
        double slower = P99_SLOWER.median(rounds);
        return List.of(
                new Goal("log-ins at least 0.9 of bare Argon2", share, share >= LOG_INS),
                new Goal("p99 with a token at most doubled by them", slower, slower <= P99),
                new Goal("new tokens a core checks a second, 20,000", newTokens, newTokens >= CHECKS),
                new Goal("known tokens a core checks a second, 20,000", knownTokens, knownTokens >= CHECKS));
    }

    void print(PrintWriter out) {
        out.println();
        medians().forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %,12.1f%n", name, value));
        out.println();
        goals().forEach(goal -> out.printf(
                Locale.ROOT, "%s %-46s %,12.2f%n", goal.reached() ? "✓" : "✗", goal.goal(), goal.measured()));
        out.flush();
    }
}
