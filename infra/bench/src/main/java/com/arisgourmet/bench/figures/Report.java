package com.arisgourmet.bench.figures;

import com.arisgourmet.bench.JsonFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark came to.
 *
 * @param <T> what a contender did in a round
 * @param plan how much was measured
 * @param results by contender, in the order of the rounds
 */
public record Report<T>(
        Map<String, Object> machine,
        Map<String, Object> versions,
        Object plan,
        List<Measure<T>> measures,
        Map<String, List<T>> results) {

    /** {@code {machine, versions, plan, <contender>: {rounds, median}, …, goals}}. */
    public Map<String, Object> asJson(List<Goal> goals) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("versions", versions);
        json.put("plan", plan);
        results.forEach((name, rounds) -> json.put(name, Map.of("rounds", rounds, "median", medians(name))));
        json.put("goals", goals);
        return json;
    }

    /** Empty for a contender that was left out. */
    public Map<String, Double> medians(String contender) {
        Map<String, Double> medians = new LinkedHashMap<>();
        if (results.containsKey(contender)) {
            List<T> rounds = results.getOrDefault(contender, List.of());
            measures.forEach(measure -> medians.put(measure.key(), measure.median(rounds)));
        }
        return medians;
    }

    public void print(PrintWriter out, List<Goal> goals) {
        int rounds = results.values().stream().mapToInt(List::size).max().orElse(0);
        out.printf("%n%-28s", rounds == 1 ? "one round" : "median of " + rounds + " rounds");
        results.keySet().forEach(name -> out.printf("%12s", name));
        out.println();
        for (Measure<T> measure : measures) {
            out.printf("%-28s", measure.label());
            results.values()
                    .forEach(all -> out.printf(Locale.ROOT, "%,12." + measure.decimals() + "f", measure.median(all)));
            out.println();
        }
        out.println();
        goals.forEach(goal ->
                out.printf(Locale.ROOT, "%s %-48s %,8.2f%n", goal.reached() ? "✓" : "✗", goal.goal(), goal.measured()));
        out.flush();
    }

    public void write(Path to, List<Goal> goals) {
        JsonFile.write(asJson(goals), to);
    }
}
