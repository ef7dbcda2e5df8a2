package com.arisgourmet.bench.stream;

import com.arisgourmet.bench.process.Undo;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All rounds of all contestants. */
final class StreamBenchmark {
    /** More than any turn publishes. */
    private static final long NUMBERS_A_TURN = 1_000_000;

    private StreamBenchmark() {}

    /** @return by contestant, in the order of the rounds */
    static Map<String, List<Result>> run(
            Plan plan, List<Contestant> contestants, Stage stage, Undo undo, PrintWriter out) throws Exception {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        long first = 1;
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int i = 0; i < contestants.size(); i++) {
                Contestant contestant = contestants.get((round - 1 + i) % contestants.size());
                try (Undo after = undo.nested()) {
                    Result result = Turn.run(round, plan, contestant, stage, first, after);
                    tell(plan, contestant, result, out);
                    results.computeIfAbsent(contestant.name(), none -> new ArrayList<>())
                            .add(result);
                }
                first += NUMBERS_A_TURN;
            }
        }
        return results;
    }

    private static void tell(Plan plan, Contestant contestant, Result result, PrintWriter out) {
        Crowd crowd = result.crowds().getLast();
        Phase phase = crowd.phases().getLast();
        out.printf(
                Locale.ROOT,
                "round %d of %d, %-9s %,d connections, %,.0f B heap each; at %d/s %,.0f deliveries/s,"
                        + " %.2f CPU s a million, p99 %.1f ms; storm %.1f s, %d told, %d lost%n",
                result.round(),
                plan.rounds(),
                contestant.name(),
                crowd.connections(),
                crowd.heapBytes(),
                phase.rate(),
                phase.deliveriesPerSecond(),
                phase.cpuSecondsPerMillion(),
                phase.millis().p99(),
                result.storm().seconds(),
                result.storm().told(),
                result.storm().silentlyLost());
        out.flush();
    }
}
