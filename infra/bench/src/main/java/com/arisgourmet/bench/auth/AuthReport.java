package com.arisgourmet.bench.auth;

import com.arisgourmet.bench.figures.Goal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
        medians.put("bareArgon2PerSecond", median(Round::bareHashes));
        medians.put("logInsPerSecond", median(Round::logIns));
        medians.put("refreshesPerSecond", median(Round::refreshes));
        medians.put("p99MillisIdle", median(round -> round.idleMillis().p99()));
        medians.put(
                "p99MillisWhileSigningIn", median(round -> round.busyMillis().p99()));
        medians.put("newTokensPerCoreSecond", newTokens);
        medians.put("knownTokensPerCoreSecond", knownTokens);
        return medians;
    }

    List<Goal> goals() {
        double share = median(round -> round.logIns() / round.bareHashes());
        double slower =
                median(round -> round.busyMillis().p99() / round.idleMillis().p99());
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

    private double median(ToDoubleFunction<Round> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
