package com.arisgourmet.bench.relay;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark came to.
 *
 * @param turns by contender, in the order of the rounds
 */
record Report(
        Map<String, Object> machine, Map<String, Object> versions, Plan plan, Map<String, List<Turn.Result>> turns) {
    private static final String OURS = "ours";
    private static final String DEBEZIUM = "debezium";

    /** {@code {machine, versions, plan, ours: {rounds, median}, debezium: …, ceiling: …, goals}}. */
    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("versions", versions);
        json.put("plan", plan);
        turns.forEach((name, rounds) -> json.put(name, Map.of("rounds", rounds, "median", medians(name))));
        if (turns.containsKey(OURS)) {
            json.put("goals", goals());
        }
        return json;
    }

    /** Empty for a contender that was left out. */
    Map<String, Double> medians(String contender) {
        Map<String, Double> medians = new LinkedHashMap<>();
        if (turns.containsKey(contender)) {
            Measure.all(plan.rates())
                    .forEach(measure ->
                            medians.put(measure.key(), measure.median(turns.getOrDefault(contender, List.of()))));
        }
        return medians;
    }

    List<Goal> goals() {
        return Goal.of(medians(OURS), medians(DEBEZIUM), plan.rates());
    }

    void print(PrintWriter out) {
        out.printf("%n%-28s", plan.rounds() == 1 ? "one round" : "median of " + plan.rounds() + " rounds");
        turns.keySet().forEach(name -> out.printf("%12s", name));
        out.println();
        for (Measure measure : Measure.all(plan.rates())) {
            out.printf("%-28s", measure.label());
            turns.values()
                    .forEach(rounds ->
                            out.printf(Locale.ROOT, "%,12." + measure.decimals() + "f", measure.median(rounds)));
            out.println();
        }
        out.println();
        if (turns.containsKey(OURS)) {
            goals().forEach(goal -> out.printf(
                    Locale.ROOT, "%s %-48s %,8.2f%n", goal.reached() ? "✓" : "✗", goal.goal(), goal.measured()));
        }
        out.flush();
    }
}
