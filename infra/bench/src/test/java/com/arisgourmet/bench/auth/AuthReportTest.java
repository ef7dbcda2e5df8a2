package com.arisgourmet.bench.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.bench.figures.Goal;
import com.arisgourmet.bench.figures.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthReportTest {
    private static final AuthReport REPORT = new AuthReport(
            Map.of(),
            Map.of(),
            List.of(round(100, 95, 4, 6), round(100, 80, 4, 9), round(100, 91, 4, 30)),
            12_000,
            400_000);

    @Test
    void figuresAreTheMedianOfTheRounds() {
        assertThat(REPORT.medians())
                .containsEntry("logInsPerSecond", 91.0)
                .containsEntry("p99MillisWhileSigningIn", 9.0);
    }

    @Test
    void aGoalIsReachedInItsOwnTermsOrNot() {
        assertThat(REPORT.goals()).extracting(Goal::reached).containsExactly(true, false, false, true);
        assertThat(REPORT.goals()).extracting(Goal::measured).startsWith(0.91, 2.25);
    }

    @Test
    void workersCountUntilTheTimeIsUp() throws Exception {
        assertThat(Load.perSecond(2, Duration.ofMillis(100), worker -> worker)).isPositive();
    }

    @Test
    void newAndKnownTokensAreChecked() throws Exception {
        var checks = new TokenChecks(50);
        assertThat(checks.ofNewTokens()).isPositive();
        assertThat(checks.ofKnownTokens()).isPositive();
    }

    private static Round round(double bare, double logIns, double idle, double busy) {
        return new Round(bare, logIns, 500, millis(idle), millis(busy));
    }

    private static Percentiles millis(double p99) {
        return new Percentiles(1, 2, p99, p99);
    }
}
