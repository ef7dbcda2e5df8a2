package com.arisgourmet.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.Percentiles;
import com.arisgourmet.bench.relay.Candidate.Memory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Plan PLAN = Plan.full(3, 200_000);

    @Test
    void theMedianOfRoundsCounts() {
        Report report = report(Map.of("ours", List.of(turn(10, 9, 90), turn(90, 1, 10), turn(20, 2, 20))));

        assertThat(report.medians("ours"))
                .containsEntry(Measure.WARM_RATE, 20.0)
                .containsEntry(Measure.p99(200), 2.0)
                .containsEntry(Measure.PEAK_MEMORY, 20.0);
    }

    @Test
    void goalsAreComparedWithDebezium() {
        Report report = report(Map.of("ours", List.of(turn(60, 4, 299)), "debezium", List.of(turn(40, 10, 600))));

        assertThat(report.goals()).hasSize(4).allMatch(Goal::reached);
        assertThat(report.goals()).extracting(Goal::measured).containsExactly(1.5, 0.4, 0.4, 299.0);
    }

    @Test
    void whatFallsShortIsSaid() {
        Report report = report(Map.of("ours", List.of(turn(59, 6, 300)), "debezium", List.of(turn(40, 10, 600))));

        assertThat(report.goals()).hasSize(4).noneMatch(Goal::reached);
    }

    @Test
    void aGoalWithoutAFigureIsNotReached() {
        Report report =
                report(Map.of("ours", List.of(turn(60, Double.NaN, 100)), "debezium", List.of(turn(40, 10, 600))));

        assertThat(report.goals()).extracting(Goal::reached).containsExactly(true, false, false, true);
    }

    @Test
    void withoutDebeziumOnlyMemoryIsAGoal() {
        assertThat(report(Map.of("ours", List.of(turn(60, 4, 100)))).goals())
                .extracting(Goal::goal)
                .containsExactly("less than 300 MB");
    }

    @Test
    void theJsonHasEveryRoundAndTheMedians() {
        JsonMapper json = JsonMapper.builder().build();
        Report report = report(Map.of("ours", List.of(turn(10, 9, 90), turn(90, 1, 10))));

        JsonNode written = json.readTree(json.writeValueAsString(report.asJson()));

        assertThat(written.propertyNames()).contains("machine", "versions", "plan", "ours", "goals");
        assertThat(written.at("/ours/rounds")).hasSize(2);
        assertThat(written.at("/ours/rounds/1/warm/eventsPerSecond").asInt()).isEqualTo(90);
        assertThat(written.at("/ours/median/warmEventsPerSecond").asInt()).isEqualTo(50);
    }

    @Test
    void theTableHasAColumnForEachAndTheGoals() {
        StringWriter text = new StringWriter();

        report(Map.of("ours", List.of(turn(60_000, 4, 299)))).print(new PrintWriter(text));

        assertThat(text.toString())
                .containsPattern("drain, warm, events/s +60,000")
                .containsPattern("✓ less than 300 MB +299");
    }

    private static Report report(Map<String, List<Turn.Result>> turns) {
        return new Report(Map.of("cores", 2), Map.of("java", "21"), PLAN, turns);
    }

    private static Turn.Result turn(double rate, double p99, long megabytes) {
        var drain = new Turn.Drain(200_000, 200_000 / rate, rate, 1, 1, 0, 0, 0);
        var steady = PLAN.rates().stream()
                .map(commits -> new SteadyPhase.Result(commits, commits, new Percentiles(1, 2, p99, 20), 0))
                .toList();
        return new Turn.Result(1, drain, drain, steady, 0.5, new Memory(megabytes, megabytes));
    }
}
